import { describe, expect, test } from 'vitest';
import type { RevokeReply, VesselDetail } from '#shared/sync/hub-api.ts';
import { DATABASES, sayWhatIsMissing } from './databases.ts';
import { testHubs } from './hubs.ts';
import {
  call,
  digestOf,
  makeCompany,
  makeDesk,
  makeShip,
  makeStaffMember,
  openDevice,
  run,
  signInStaff,
  VESSEL,
  writeAsset,
} from './world.ts';

sayWhatIsMissing();

const PATH = `/api/vessels/${VESSEL}`;

for (const { name, make } of DATABASES)
  describe(`a lost device on ${name}`, () => {
    const { start, startAgain } = testHubs(make);

    async function prepare() {
      const running = await start();
      const company = await makeCompany(running.hub);
      await makeStaffMember(running.hub, company, 'eva');
      const staff = await signInStaff(running.url, 'eva');
      const ship = await makeShip(running.hub, company, running.url);
      const other = await makeShip(running.hub, company, running.url, { letter: 'B' });
      const desk = await makeDesk(running.url, staff);
      const before = await writeAsset(ship, { name: 'before' });
      await run(ship);
      for (const device of [desk, other]) await run(device);
      const revoke = (replica = ship.replica.id) =>
        call<RevokeReply>(running.url, staff.token, 'POST', `${PATH}/revoke`, { replica, reason: 'stolen' });
      const detail = async () => (await call<VesselDetail>(running.url, staff.token, 'GET', PATH)).json;
      const admit = (batches: readonly string[]) =>
        call(running.url, staff.token, 'POST', `${PATH}/admit`, { batches, reason: 'it was the master' });
      const namesAt = async (device: typeof desk) =>
        (await device.replica.store.allRecords()).map((r) => r.values.name).sort();
      return { ...running, company, staff, ship, other, desk, before, revoke, detail, admit, namesAt };
    }

    test('gets nothing more from the moment on, and what it still sends waits for a person', async () => {
      const at = await prepare();
      const { ship, desk, other } = at;
      await writeAsset(desk, { name: 'not for the thief' });
      await run(desk);
      const done = await at.revoke();
      expect(done).toMatchObject({
        status: 200,
        json: { replicas: [ship.replica.id], links: [ship.enrolled.keys.link] },
      });
      await writeAsset(ship, { name: 'by the thief' });
      expect(await ship.client.run()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
      expect(await at.namesAt(ship)).toEqual(['before', 'by the thief']);
      const detail = await at.detail();
      expect(detail.quarantine).toMatchObject([{ replica: ship.replica.id }]);
      expect(detail.quarantined).toBe(1);
      expect(detail.devices.find((d) => d.replica === ship.replica.id)?.isRevoked).toBe(true);
      const room = await at.hub.rooms.of(at.company.id, VESSEL);
      const onHub = await room.run(async (replica) => (await replica.store.allRecords()).map((r) => r.values.name));
      expect(onHub.sort()).toEqual(['before', 'not for the thief']);
      for (const device of [desk, other]) {
        await run(device);
        expect(await at.namesAt(device)).toEqual(['before', 'not for the thief']);
        expect(device.replica.state.controls.isRevoked(ship.replica.id)).toBe(true);
      }
    });

    test('what was honest is let in and then folds everywhere', async () => {
      const at = await prepare();
      await writeAsset(at.ship, { name: 'written at sea before anybody knew' });
      await at.revoke();
      await at.ship.client.run();
      const [batch] = (await at.detail()).quarantine;
      expect((await at.admit(['00'.repeat(32)])).json).toEqual({ code: 'record/unknown' });
      expect((await at.admit([batch?.head as string])).status).toBe(200);
      expect(await at.detail()).toMatchObject({ quarantine: [], quarantined: 0 });
      for (const device of [at.desk, at.other]) {
        await run(device);
        expect(await at.namesAt(device)).toEqual(['before', 'written at sea before anybody knew']);
      }
      expect(await digestOf(at.desk)).toBe(await digestOf(at.other));
      expect(await at.ship.client.run()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
    });

    test('asking twice changes nothing, an unknown device is said so, the hub cannot be cut off', async () => {
      const at = await prepare();
      await at.revoke();
      await writeAsset(at.ship, { name: 'by the thief' });
      await at.ship.client.run();
      expect((await at.revoke()).status).toBe(200);
      expect((await at.detail()).quarantine).toHaveLength(1);
      expect((await at.revoke('aaaaaaaaaaaaa')).json).toEqual({ code: 'sync/unknown-device' });
      const room = await at.hub.rooms.of(at.company.id, VESSEL);
      const hubReplica = await room.run(async (replica) => replica.id);
      expect((await at.revoke(hubReplica)).json).toEqual({ code: 'sync/unknown-device' });
    });

    test('what a device became after a restore is cut off with it', async () => {
      const at = await prepare();
      const { ship } = at;
      const image = ship.store.clone();
      await writeAsset(ship, { name: 'after the image' });
      await run(ship);
      const restored = await openDevice(at.url, ship.enrolled, ship.keys, 'ship', image);
      await writeAsset(restored, { name: 'by the restored one' });
      const first = await run(restored);
      const second = await run(restored);
      expect(first.becameNew || second.becameNew).toBe(true);
      const done = await at.revoke();
      expect([...done.json.replicas].sort()).toEqual([ship.replica.id, restored.replica.id].sort());
      await writeAsset(restored, { name: 'too late' });
      expect(await restored.client.run()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
      await run(at.desk);
      expect(await at.namesAt(at.desk)).toEqual(['after the image', 'before', 'by the restored one']);
    });

    test('one process revokes, another one obeys at once', async () => {
      const at = await prepare();
      const second = await startAgain(at.options);
      const there = await openDevice(second.url, at.ship.enrolled, at.ship.keys, 'ship', at.ship.store);
      await run(there);
      await at.revoke();
      await writeAsset(there, { name: 'by the thief' });
      expect(await there.client.run()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
      expect((await at.detail()).quarantine).toHaveLength(1);
    });

    test('a revocation that a desk wrote into the log by itself counts too', async () => {
      const at = await prepare();
      const { ship, desk } = at;
      const tips = (lane: 'urgent' | 'routine' | 'bulk') => {
        const [tip] = desk.replica.state.index.tips(ship.replica.id, lane);
        return tip ? [tip.seq, tip.head] : [0, ''];
      };
      const cuts = { urgent: tips('urgent'), routine: tips('routine'), bulk: tips('bulk') };
      const fields = { replica: ship.replica.id, cuts };
      const record = `control.${ship.replica.id}`;
      await desk.replica.control(
        { record, collection: 'control', kind: 'revoke', fields, reason: 'stolen' },
        'anonymous',
      );
      await run(desk);
      await writeAsset(ship, { name: 'by the thief' });
      expect(await ship.client.run()).toMatchObject({ ok: false, error: { code: 'sync/revoked' } });
      const detail = await at.detail();
      expect(detail.quarantine).toHaveLength(1);
      expect(detail.devices.find((d) => d.replica === ship.replica.id)?.isRevoked).toBe(true);
    });

    test('a revoked device cannot come back with a new code', async () => {
      const at = await prepare();
      await at.revoke();
      const { enrol, makeCode } = await import('./world.ts');
      await expect(
        enrol(at.url, await makeCode(at.hub, at.company, at.url, { letter: 'C' }), at.ship.keys),
      ).rejects.toThrow('sync/revoked');
    });
  });
