import { describe, expect, test } from 'vitest';
import { COLLECTIONS, kindOf } from './kinds.ts';
import { BLOB_LANE, laneOf } from './lane-of.ts';

describe('the lane of a new record', () => {
  test.each([
    [{}, 'urgent'], // quick capture: nobody has judged it yet
    [{ severity: null }, 'urgent'],
    [{ severity: 5 }, 'urgent'],
    [{ severity: 4 }, 'urgent'],
    [{ severity: 3 }, 'routine'],
    [{ severity: 1 }, 'routine'],
    [{ severity: 'high' }, 'urgent'],
    [{ severity: 0 }, 'urgent'],
  ] as const)('of an incident with %j is %s', (fields, lane) => {
    expect(laneOf('incident', fields)).toBe(lane);
  });

  test('of a child is that of its parent', () => {
    expect(laneOf('incidentTimeline', {}, 'routine')).toBe('routine');
    expect(laneOf('incidentTimeline', {}, 'urgent')).toBe('urgent');
    expect(laneOf('incidentTimeline', {})).toBe('urgent');
    expect(laneOf('attachment', {}, 'urgent')).toBe('urgent');
    expect(laneOf('attachment', {})).toBe('routine');
    expect(laneOf('action', {}, 'urgent')).toBe('urgent');
    expect(laneOf('action', {})).toBe('routine');
  });

  test('of a notification is always urgent: word of what began small gets ahead of the queue', () => {
    expect(laneOf('incidentNotification', {}, 'routine')).toBe('urgent');
  });

  test('of a record without parent does not follow a parent', () => {
    expect(laneOf('asset', {}, 'urgent')).toBe('routine');
    expect(laneOf('newerThing', {}, 'urgent')).toBe('routine');
  });

  test('is never that of the files', () => {
    expect(BLOB_LANE).toBe('bulk');
    for (const collection of COLLECTIONS) {
      expect(laneOf(collection, {})).not.toBe(BLOB_LANE);
      expect(kindOf(collection).lane).not.toBe(BLOB_LANE);
    }
  });
});
