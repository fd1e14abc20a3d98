import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type ShipApp, test } from './ship-app.ts';

const segmentOf = (ship: ShipApp) => path.join(ship.dataFolder, 'journal', '000000000000.bwj');

function append(ship: ShipApp, ...texts: string[]) {
  return ship.page.evaluate(
    (given) => window.ship['journal:append']({ entries: given.map((text) => new TextEncoder().encode(text)) }),
    texts,
  );
}

function readAll(ship: ShipApp): Promise<string[]> {
  return ship.page.evaluate(async () => {
    const texts: string[] = [];
    for (let index: number | null = 0; index !== null; ) {
      const page: Awaited<ReturnType<(typeof window.ship)['journal:read']>> = await window.ship['journal:read']({
        from: index,
        maxBytes: 300,
      });
      if (!page.ok) throw new Error(page.error.code);
      for (const item of page.value.items)
        texts.push(
          item.kind === 'entry'
            ? new TextDecoder().decode(item.bytes)
            : item.kind === 'damaged'
              ? `${item.index}..${item.upTo}`
              : '-',
        );
      index = page.value.next;
    }
    return texts;
  });
}

const status = (ship: ShipApp) => ship.page.evaluate(() => window.ship['journal:status']());

test('what was acknowledged survives kill -9, again and again', async ({ launch }) => {
  let ship = await launch();
  let expected = 0;
  for (let round = 0; round < 4; round++) {
    const acknowledged = await ship.page.evaluate(
      async ([from, round]) => {
        let done = from;
        // More are on their way when it is killed; those may be there or not.
        const going = (async () => {
          for (let n = from; ; n++) {
            const answer = await window.ship['journal:append']({ entries: [new TextEncoder().encode(`entry ${n}`)] });
            if (!answer.ok) break;
            done = answer.value.count;
          }
        })();
        void going.catch(() => {});
        while (done < from + 20 + round) await window.ship['app:info']();
        return done;
      },
      [expected, round] as const,
    );
    await ship.kill9();
    ship = await launch({ profile: ship.profile });
    const kept = await readAll(ship);
    expect(kept.length).toBeGreaterThanOrEqual(acknowledged);
    expect(kept).toEqual(kept.map((_, n) => `entry ${n}`));
    expect(await status(ship)).toMatchObject({ value: { damaged: [] } });
    expected = kept.length;
  }
});

test('a torn end is cut, said once, and the journal goes on', async ({ launch }) => {
  const first = await launch();
  await append(first, 'one', 'two');
  await first.kill9();
  appendFileSync(segmentOf(first), 'BWJ1 half an entry');
  const second = await launch({ profile: first.profile });
  expect(await status(second)).toMatchObject({ value: { count: 2, cutAtStart: { index: 2, sizeBytes: 18 } } });
  expect(await append(second, 'three')).toEqual({ ok: true, value: { first: 2, count: 3 } });
  expect(await readAll(second)).toEqual(['one', 'two', 'three']);
  await second.kill9();
  const third = await launch({ profile: first.profile });
  expect(await status(third)).toMatchObject({ value: { count: 3, cutAtStart: null } });
});

test('damage in the middle is named, not hidden, and costs no neighbour', async ({ launch }) => {
  const first = await launch();
  for (const text of ['one', 'two', 'three']) await append(first, text);
  await first.kill9();
  const segment = readFileSync(segmentOf(first));
  segment.write('twX', segment.indexOf('two'));
  writeFileSync(segmentOf(first), segment);
  const second = await launch({ profile: first.profile });
  expect(await readAll(second)).toEqual(['one', '1..2', 'three']);
  expect(await status(second)).toMatchObject({ value: { count: 3, damaged: [{ index: 1, upTo: 2 }] } });
});

test('redacting takes the text off the disk and keeps the numbers', async ({ launch }) => {
  const ship = await launch();
  await append(ship, 'public', 'secret of the master', 'also public');
  const rewritten = await ship.page.evaluate(() =>
    window.ship['journal:rewrite']({
      replacements: [
        { index: 1, bytes: null },
        { index: 2, bytes: new TextEncoder().encode('shorter') },
      ],
    }),
  );
  expect(rewritten).toEqual({ ok: true, value: { rewritten: 2 } });
  expect(await readAll(ship)).toEqual(['public', '-', 'shorter']);
  await ship.kill9();
  for (const name of readdirSync(path.dirname(segmentOf(ship))))
    expect(readFileSync(path.join(path.dirname(segmentOf(ship)), name), 'latin1')).not.toMatch(/secret|also/);
});

test('an app older than its data reads and exports, and writes nothing', async ({ launch }) => {
  const newer = await launch();
  await append(newer, 'from the future');
  await newer.quit();
  const stamp = { dataVersion: 99, minWriter: 99, appVersion: '9.9.9' };
  writeFileSync(path.join(newer.dataFolder, 'data-version.json'), JSON.stringify(stamp));
  const before = readFileSync(segmentOf(newer));
  const older = await launch({ profile: newer.profile });
  expect(await older.page.evaluate(() => window.ship['app:info']())).toMatchObject({
    value: { canWrite: false, writtenByVersion: '9.9.9' },
  });
  expect((await readAll(older))[0]).toBe('from the future');
  expect(await append(older, 'no')).toMatchObject({ ok: false, error: { code: 'store/from-newer-app' } });
  // Chromium deletes databases of a newer version: it must not have been shown them.
  expect(readdirSync(older.dataFolder)).toContain('chromium-older-app');
  await older.kill9();
  expect(readFileSync(segmentOf(newer))).toEqual(before);
});
