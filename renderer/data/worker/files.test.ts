import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { readQrTexts } from '#shared/files/qr-text.ts';
import { deliveryOf } from '../delivery.ts';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must } from '../testing/test-engine.ts';
import { shipAndHub } from '../testing/test-world.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

const REPORT = {
  collection: 'report',
  values: { kind: 'hazard', description: 'A stick in the ECDIS' },
  number: true,
} as const;
const ORDER = { to: 'shore', kind: 'update', photos: 'previews', partBytes: 200_000 } as const;

async function enrolled() {
  const all = await shipAndHub();
  must(await all.ship.engine.enrol(await all.hub.code('A')));
  await all.ship.until((s) => s.sync.lastContactAt !== null);
  must(await all.ship.engine.isolate('a test'));
  return all;
}

test('an isolated ship writes a file; its record is stored ashore only when the answer has come', async () => {
  const { hub, ship } = await enrolled();
  const [report] = must(await ship.engine.save([REPORT]));
  const state = async () => {
    const row = await ship.engine.getRecord(report?.record ?? '');
    return row && deliveryOf(row, ship.state().delivery);
  };
  const requests = hub.requests;
  const file = must(await ship.engine.writeFile(ORDER));
  expect(file.parts.map((part) => part.name)).toEqual(['imo9074729-to-shore-0001.bulwark']);
  expect(await hub.takeFiles(file.parts.map((part) => part.bytes))).toEqual([null]);
  expect(await state()).toBe('queued');
  expect(must(await ship.engine.filesState()).written[0]).toMatchObject({ number: 1, isConfirmed: false });
  const back = await hub.writeFile();
  expect(must(await ship.engine.lookAtFiles(back))[0]?.file).toMatchObject({ isFromHub: true, number: 1 });
  expect(must(await ship.engine.takeFiles(back))[0]).toMatchObject({ isReceipt: true });
  await ship.until((s) => s.sync.queue.every((lane) => lane.ops === 0));
  expect(await state()).toBe('storedAshore');
  expect(must(await ship.engine.filesState()).written[0]).toMatchObject({ isConfirmed: true });
  expect(must(await ship.engine.takeFiles(back))[0]).toMatchObject({ note: 'transfer/nothing-new' });
  expect(hub.requests).toBe(requests); // nothing has left over the link
});

test('before it belongs to a company there is nobody to write to, and nothing can be opened', async () => {
  const { ship } = await shipAndHub();
  expect(must(await ship.engine.filesState())).toEqual({ targets: [], written: [] });
  expect(await ship.engine.writeFile(ORDER)).toMatchObject({ error: { code: 'transfer/no-receiver' } });
  const garbage = new TextEncoder().encode('%PDF-1.7');
  expect(await ship.engine.lookAtFiles([garbage])).toMatchObject({ error: { code: 'transfer/not-ours' } });
});

test('an urgent report goes as a few codes, and only what is urgent', async () => {
  const { hub, ship } = await enrolled();
  must(
    await ship.engine.save([
      { ...REPORT, lane: 'urgent' },
      { collection: 'asset', values: { name: 'ECDIS' } },
    ]),
  );
  const texts = must(await ship.engine.writeQrTexts());
  const scanned = must(readQrTexts(texts.join('\n')));
  expect(await hub.takeFiles([scanned.part as Uint8Array])).toEqual([null]);
});
