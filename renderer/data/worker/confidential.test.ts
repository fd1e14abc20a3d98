import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import { freshIndexedDb } from '../testing/fresh-indexed-db.ts';
import { must } from '../testing/test-engine.ts';
import { rowOf, shipAndHub } from '../testing/test-world.ts';

beforeEach(() => freshIndexedDb(new IDBFactory()));

describe('a confidential report', () => {
  const SECRET = 'The master switches the firewall off every night';

  async function confidential() {
    const all = await shipAndHub();
    const { hub, ship, desk } = all;
    await hub.addStaff('dpa', 'Ann DPA', 'correct horse battery', ['dpa']);
    await hub.addStaff('fcm', 'Bob Fleet', 'battery horse correct', ['settle']);
    must(await ship.engine.enrol(await hub.code()));
    const { workspace } = await ship.until((s) => (s.workspace.info?.dpas.length ?? 0) === 1);
    const dpa = workspace.info?.dpas[0];
    const sign = async (user: string, password: string) => {
      const shore = await desk();
      must(await shore.engine.signIn(user, password));
      must(await shore.engine.openVessel('imo9074729'));
      return shore;
    };
    return { ...all, dpa, sign };
  }

  test('can be read by the DPA alone; the reporter reads the answer with the code', async () => {
    const { hub, ship, disk, time, dpa, sign } = await confidential();
    expect(dpa?.name).toBe('Ann DPA');
    const file = new File(['photo of the switch'], 'switch.txt');
    const filed = must(
      await ship.engine.fileConfidential(
        { kind: 'hazard', description: SECRET, happenedAt: time.wall, files: [file] },
        dpa?.key ?? '',
      ),
    );
    expect(filed.number).toBe('NCR-TP-A-0001');
    const row = await rowOf(ship, filed.record);
    expect(row.title).toBe('');
    expect(row.created).toMatchObject({ actor: 'anonymous', at: Date.UTC(2026, 10, 22) });
    expect(await ship.engine.queryIds({ collection: 'report', text: 'firewall' })).toEqual([]);
    const text = disk.entries.map((e) => Buffer.from(e ?? []).toString('latin1')).join('');
    for (const plain of ['firewall', 'photo of the switch', 'switch.txt']) expect(text).not.toContain(plain);
    expect(await ship.engine.openSealed(row)).toMatchObject({ error: { code: 'sealed/cannot-open' } });
    await ship.until((s) => s.sync.queue.every((q) => q.ops === 0));
    expect(must(await ship.engine.readAnswer(filed.number, filed.code))).toMatchObject({
      answer: null,
      delivery: 'storedAshore',
    });

    freshIndexedDb(new IDBFactory());
    const other = await sign('fcm', 'battery horse correct');
    expect(await other.engine.openSealed(await rowOf(other, filed.record))).toMatchObject({
      error: { code: 'sealed/cannot-open' },
    });
    const shore = await sign('dpa', 'correct horse battery');
    const opened = must(await shore.engine.openSealed(await rowOf(shore, filed.record)));
    expect(opened.report).toMatchObject({ kind: 'hazard', description: SECRET });
    expect(opened.files[0]).toMatchObject({ name: 'switch.txt', sizeBytes: 19, original: null }); // blobs do not travel yet
    must(await shore.engine.answerSealed(await rowOf(shore, filed.record), 'Thank you. It is dealt with.'));
    must(await shore.engine.syncNow());
    must(await ship.engine.syncNow());
    await ship.until((s) => s.sync.phase === 'waiting');
    expect(must(await ship.engine.readAnswer(filed.number.toLowerCase(), filed.code.toUpperCase()))).toMatchObject({
      answer: 'Thank you. It is dealt with.',
      delivery: 'answered',
    });
    expect(await ship.engine.readAnswer(filed.number, 'aaaaa-aaaaa')).toMatchObject({
      error: { code: 'sealed/cannot-open' },
    });
    expect(await ship.engine.readAnswer('NCR-TP-A-9999', filed.code)).toMatchObject({
      error: { code: 'record/unknown' },
    });
    expect(hub.requests).toBeGreaterThan(0);
  });

  test('works while the PC is locked; without a key it says so and keeps nothing', async () => {
    const { ship, dpa } = await confidential();
    await ship.engine.lock();
    must(await ship.engine.fileConfidential({ kind: 'hazard', description: SECRET }, dpa?.key ?? ''));
    expect(await ship.engine.fileConfidential({ kind: 'hazard', description: SECRET }, 'x')).toMatchObject({
      error: { code: 'sealed/no-key' },
    });
    expect(await ship.engine.fileConfidential({ kind: 'hazard', description: ' ' }, dpa?.key ?? '')).toMatchObject({
      error: { code: 'input/invalid' },
    });
    expect(await ship.engine.queryIds({ collection: 'report' })).toHaveLength(1);
  });
});
