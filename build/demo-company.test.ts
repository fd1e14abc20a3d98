import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isImoNumber } from '#shared/domain/imo-number.ts';
import { startDemoHub } from './demo-company.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'bulwark-demo-company-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('every browser gets a ship of its own, and a ship that nobody took is offered again at the next start', async () => {
  const first = await startDemoHub(folder, 0, 'http://127.0.0.1');
  const ships = await Promise.all([first.nextShip(), first.nextShip(), first.nextShip()]);
  await first.hub.close();
  for (const part of ['vessel', 'imo', 'name', 'shortCode', 'enrolmentCode'] as const)
    expect(new Set(ships.map((ship) => ship[part])).size, part).toBe(3);
  expect(ships.every((ship) => isImoNumber(ship.imo))).toBe(true);
  expect(ships[0]).toMatchObject({ name: 'MV Test Pioneer', imo: '9074729' });

  const second = await startDemoHub(folder, 0, 'http://127.0.0.1');
  const again = [await second.nextShip(), await second.nextShip(), await second.nextShip(), await second.nextShip()];
  await second.hub.close();
  expect(again.slice(0, 3)).toEqual(ships);
  expect(ships.map(({ vessel }) => vessel)).not.toContain(again[3]?.vessel);
});
