import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type ShipApp, test } from './ship-app.ts';

function allFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('secrets are sealed on disk and there after a restart', async ({ launch }) => {
  const first = await launch();
  const set = await first.page.evaluate(() =>
    window.ship['secret:set']({ name: 'device-key', bytes: new TextEncoder().encode('the device key in plain') }),
  );
  expect(set).toMatchObject({ ok: true });
  const protection = set.ok ? set.value.protection : '';
  await first.kill9();
  const plain = ['the device key in plain', Buffer.from('the device key in plain').toString('base64')];
  const holders = allFiles(path.join(first.dataFolder, 'secrets')).filter((file) =>
    plain.some((text) => readFileSync(file, 'latin1').includes(text)),
  );
  expect(holders.length).toBe(protection === 'os' ? 0 : 1);
  const second = await launch({ profile: first.profile });
  const back = await second.page.evaluate(async () => {
    const answer = await window.ship['secret:get']({ name: 'device-key' });
    const other = await window.ship['secret:get']({ name: 'link-key' });
    if (!answer.ok || !answer.value.bytes || !other.ok) throw new Error('not there');
    return [new TextDecoder().decode(answer.value.bytes), other.value.bytes];
  });
  expect(back).toEqual(['the device key in plain', null]);
});

test('a computer without a key store says so', async ({ launch, host }, testInfo) => {
  testInfo.skip(host === 'electron', 'depends on the desktop that the real binary runs on');
  const ship = await launch({ keyStore: 'none' });
  const answers = await ship.page.evaluate(async () => [
    await window.ship['app:info'](),
    await window.ship['secret:set']({ name: 'link-key', bytes: new Uint8Array(32) }),
    await window.ship['secret:get']({ name: 'link-key' }),
  ]);
  expect(answers).toMatchObject([
    { value: { secretProtection: 'none' } },
    { ok: true, value: { protection: 'none' } },
    { ok: true, value: { protection: 'none' } },
  ]);
});

test('saves where the person says, under a harmless name, and tells no path', async ({ launch }, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true });
  const ship = await launch();
  const save = (name: string) =>
    ship.page.evaluate(
      (suggestedName) => window.ship['file:save']({ suggestedName, bytes: Uint8Array.of(1, 2, 3) }),
      name,
    );
  expect(await save('report.pdf')).toEqual({ ok: true, value: { name: null } });
  const target = path.join(outputDir, 'chosen.pdf');
  await ship.answerDialog({ canceled: false, filePath: target });
  expect(await save('../../etc/cron.d/x')).toEqual({ ok: true, value: { name: 'chosen.pdf' } });
  expect([...readFileSync(target)]).toEqual([1, 2, 3]);
  expect(readdirSync(outputDir)).toEqual(['chosen.pdf']);
  await ship.answerDialog({ canceled: false, filePath: path.join(outputDir, 'no/such/folder/x') });
  expect(await save('report.pdf')).toMatchObject({ ok: false, error: { code: 'file/unreadable' } });
});

test('opens what the person chooses, up to a size, and tells its name only', async ({ launch }, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true });
  const file = path.join(outputDir, 'packet.bwk');
  writeFileSync(file, Buffer.from([0, 255, 7]));
  const ship = await launch();
  const open = (maxBytes: number) =>
    ship.page.evaluate(async (limit) => {
      const answer = await window.ship['file:open']({ extensions: ['bwk'], maxBytes: limit });
      return answer.ok && answer.value ? { ...answer.value, bytes: [...answer.value.bytes] } : answer;
    }, maxBytes);
  expect(await open(3)).toEqual({ ok: true, value: null });
  await ship.answerDialog({ canceled: false, filePaths: [file] });
  expect(await open(3)).toEqual({ name: 'packet.bwk', bytes: [0, 255, 7] });
  await ship.answerDialog({ canceled: false, filePaths: [file] });
  expect(await open(2)).toMatchObject({ ok: false, error: { code: 'file/too-large' } });
});

test('the second copy is chosen, written, read back, and can be restored from', async ({ launch }, { outputDir }) => {
  const stick = path.join(outputDir, 'stick');
  mkdirSync(stick, { recursive: true });
  const ship = await launch();
  const call = (name: 'snapshot:choose-folder' | 'snapshot:write') =>
    ship.page.evaluate(async (verb): Promise<unknown> => window.ship[verb](), name);
  await appendText(ship, 'a record');
  expect(await call('snapshot:write')).toMatchObject({ ok: true, value: { state: 'not-chosen' } });
  expect(await call('snapshot:choose-folder')).toEqual({ ok: true, value: null });
  await ship.answerDialog({ canceled: false, filePaths: [ship.dataFolder] });
  expect(await call('snapshot:choose-folder')).toMatchObject({ ok: false, error: { code: 'input/invalid' } });
  await ship.answerDialog({ canceled: false, filePaths: [stick] });
  expect(await call('snapshot:choose-folder')).toMatchObject({ ok: true, value: { state: 'never' } });
  expect(await call('snapshot:write')).toMatchObject({ ok: true, value: { state: 'good', entries: 1 } });
  await ship.kill9();

  const other = await launch();
  expect(await readFirst(other, 'snapshot:read')).toEqual({ code: 'store/closed' });
  await other.answerDialog({ canceled: false, filePaths: [stick] });
  expect(await other.page.evaluate(() => window.ship['snapshot:open']())).toMatchObject({
    ok: true,
    value: { entries: 1, writtenByVersion: expect.any(String) },
  });
  expect(await readFirst(other, 'snapshot:read')).toBe('a record');
  expect(await readFirst(other, 'journal:read')).toBe('');
});

function appendText(ship: ShipApp, text: string) {
  return ship.page.evaluate(
    (given) => window.ship['journal:append']({ entries: [new TextEncoder().encode(given)] }),
    text,
  );
}

function readFirst(ship: ShipApp, verb: 'snapshot:read' | 'journal:read') {
  return ship.page.evaluate(async (name) => {
    const page = await window.ship[name]({ from: 0, maxBytes: 1000 });
    if (!page.ok) return page.error;
    const item = page.value.items[0];
    return item?.kind === 'entry' ? new TextDecoder().decode(item.bytes) : '';
  }, verb);
}
