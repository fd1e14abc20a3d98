import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../base/bytes.ts';
import { Refusal } from '../base/result.ts';
import { LANES } from '../oplog/op.ts';
import { REPLICAS } from '../testing/arbitrary.ts';
import {
  decodeAnswer,
  decodeRequest,
  type ExchangeAnswer,
  type ExchangeRequest,
  encodeAnswer,
  encodeRequest,
  isAnswerGenuine,
  isRequestGenuine,
  peekRequest,
  requestMac,
  STATUSES,
} from './exchange.ts';

const KEY = new Uint8Array(32).fill(7);
const head = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(toHex);
const locators = fc.array(fc.record({ seq: fc.nat(), head }), { maxLength: 4 });
const lanes = fc.uniqueArray(fc.tuple(fc.constantFrom(...REPLICAS), fc.constantFrom(...LANES)), {
  selector: ([replica, lane]) => `${replica}/${lane}`,
});
const tips = fc
  .tuple(lanes, fc.array(locators, { minLength: 9, maxLength: 9 }))
  .map(([keys, lists]) => new Map(keys.map(([r, l], i) => [`${r}/${l}`, lists[i] ?? []] as const)))
  .map((map) => new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1))));
const packet = fc.uint8Array({ maxLength: 60 });
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const request: fc.Arbitrary<ExchangeRequest> = fc
  .record({
    version: fc.integer({ min: 1, max: 255 }),
    link: fc.nat(),
    frontier: fc.oneof(
      fc.record({
        kind: fc.constant('digest' as const),
        digest: fc.uint8Array({ minLength: 8, maxLength: 8 }),
        gained: tips,
      }),
      tips.map((map) => ({
        kind: 'full' as const,
        lanes: [...map].map(([key, list]) => ({
          replica: key.split('/')[0] as string,
          lane: key.split('/')[1] as (typeof LANES)[number],
          locators: list,
        })),
      })),
    ),
    askTips: fc.boolean(),
    limits: optional(fc.record({ maxBytes: fc.nat(), lanes: fc.subarray([...LANES]) })),
    pending: optional(fc.record({ urgent: fc.nat(), routine: fc.nat(), bulk: fc.nat() })),
    dictionary: optional(fc.nat(70_000)),
    packet,
  })
  .map((r) => Object.fromEntries(Object.entries(r).filter(([, v]) => v !== undefined)) as unknown as ExchangeRequest);

const answer: fc.Arbitrary<ExchangeAnswer> = fc
  .record({
    version: fc.integer({ min: 1, max: 255 }),
    status: fc.constantFrom(...STATUSES),
    hubTimeS: fc.nat(),
    tips: optional(tips),
    more: fc.boolean(),
    code: optional(fc.constantFrom('sync/revoked' as const, 'sync/hub-too-old' as const)),
    packet,
  })
  .map((a) => Object.fromEntries(Object.entries(a).filter(([, v]) => v !== undefined)) as unknown as ExchangeAnswer);

describe('requests and answers', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(request, answer, (up, down) => {
        const bytes = encodeRequest(up, KEY);
        expect(decodeRequest(bytes)).toEqual(up);
        expect(peekRequest(bytes)).toEqual({ version: up.version, link: up.link });
        expect(decodeAnswer(encodeAnswer(down, KEY, requestMac(bytes)))).toEqual(down);
      }),
    );
  });

  test('X3: one changed bit is noticed, up and down, and an answer to another request', () => {
    fc.assert(
      fc.property(request, answer, fc.nat(), fc.nat(7), (up, down, at, bit) => {
        const flip = (bytes: Uint8Array) => {
          const copy = bytes.slice();
          copy[at % copy.length] = (copy[at % copy.length] as number) ^ (1 << bit);
          return copy;
        };
        const bytes = encodeRequest(up, KEY);
        const mac = requestMac(bytes);
        const reply = encodeAnswer(down, KEY, mac);
        expect(isRequestGenuine(bytes, KEY)).toBe(true);
        expect(isRequestGenuine(flip(bytes), KEY)).toBe(false);
        expect(isAnswerGenuine(reply, KEY, mac)).toBe(true);
        expect(isAnswerGenuine(flip(reply), KEY, mac)).toBe(false);
        expect(isAnswerGenuine(reply, KEY, requestMac(flip(bytes)))).toBe(at % bytes.length < bytes.length - 16);
      }),
    );
  });

  test('a cut is read as far as it goes or refused', () => {
    fc.assert(
      fc.property(request, fc.nat(), (up, at) => {
        const bytes = encodeRequest(up, KEY);
        try {
          decodeRequest(bytes.subarray(0, at % bytes.length), true);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});
