import { expect, test } from 'vitest';
import { impactMap } from '#shared/domain/risk/impact-map.ts';
import { neighbour, placesOf } from './impact-places.ts';

const asset = (id: string, dependsOn: readonly string[] = []) => ({ id, title: id, values: { dependsOn } });
const map = impactMap('switch', [
  asset('ups'),
  asset('switch', ['ups']),
  asset('ecdis', ['switch']),
  asset('mail', ['switch']),
  asset('post', ['mail']),
]);
const places = placesOf(map);

test('no two systems of the map stand on one another, and each layer is a column further', () => {
  const all = [...places.of.values()].map(({ x, y }) => `${x} ${y}`);
  expect(new Set(all).size).toBe(5);
  expect(places.of.get('post')?.column).toBe(3);
});

test('five columns fit beside the list on a screen of 1366: the gaps give way, then the systems, which stay legible', () => {
  const long = impactMap('a', [
    asset('a'),
    ...['b', 'c', 'd', 'e'].map((id, i) => asset(id, [['a', 'b', 'c', 'd'][i] ?? ''])),
  ]);
  const wide = placesOf(long);
  const narrow = placesOf(long, 690);
  expect(wide.width).toBeGreaterThan(690);
  expect(narrow.width).toBeLessThanOrEqual(690);
  expect(narrow.nodeWidth).toBeGreaterThanOrEqual(112);
  expect(placesOf(long, 300).nodeWidth).toBe(112);
  expect(placesOf(long, 5000)).toEqual(wide);
});

test('the keyboard goes along the lines, and reaches every system from the middle', () => {
  expect(neighbour(map, places, 'switch', 'before')).toBe('ups');
  expect(neighbour(map, places, 'post', 'before')).toBe('mail');
  expect(neighbour(map, places, 'mail', 'up')).toBe('ecdis');
  expect(neighbour(map, places, 'ups', 'before')).toBeNull();
  const reached = new Set(['switch']);
  for (const id of reached)
    for (const way of ['up', 'down', 'before', 'after'] as const) {
      const next = neighbour(map, places, id, way);
      if (next !== null) reached.add(next);
    }
  expect(reached.size).toBe(5);
});
