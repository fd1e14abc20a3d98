import { expect, test } from 'vitest';
import { Mutex } from '#shared/sync/mutex.ts';
import { openDeviceKeys } from './device-keys.ts';
import { FakeDisk, fakePlatform } from './fake.ts';

const bytes = (n: number) => new Uint8Array(32).fill(n);
const turns = new Mutex();
const open = (platform: Parameters<typeof openDeviceKeys>[0]) => openDeviceKeys(platform, (task) => turns.run(task));

test('two vessels that a desk is let into at once both keep the key of their link', async () => {
  const keys = open(fakePlatform());
  await Promise.all([keys.setLinkSecret('imo1', bytes(1)), keys.setLinkSecret('imo2', bytes(2))]);
  expect(await keys.linkSecret('imo1')).toEqual(bytes(1));
  expect(await keys.linkSecret('imo2')).toEqual(bytes(2));
  await Promise.all([keys.setLinkSecret('imo1', null), keys.setLinkSecret('imo3', bytes(3))]);
  expect([await keys.linkSecret('imo1'), await keys.linkSecret('imo3')]).toEqual([null, bytes(3)]);
});

test('signing keys that are made at once are all kept, those of one workspace in one list', async () => {
  const disk = new FakeDisk();
  const keys = open(fakePlatform({ disk }));
  const made = await Promise.all(['a', 'a', 'b'].map((workspace) => keys.newSigner(workspace)));
  const again = open(fakePlatform({ disk }));
  const kept = [...(await again.signers('a')), ...(await again.signers('b'))].map((signer) => signer.publicKey);
  expect(kept).toEqual(made.map((signer) => signer.publicKey));
});

test('whoever asks first, all tabs get the secret of the device that is kept', async () => {
  const disk = new FakeDisk();
  const [first, second] = [open(fakePlatform({ disk })), open(fakePlatform({ disk }))];
  const got = await Promise.all([first.deviceSecret(), second.deviceSecret(), first.deviceSecret()]);
  const kept = await open(fakePlatform({ disk })).deviceSecret();
  expect(got).toEqual([kept, kept, kept]);
});

test('a key store that refuses once is asked again', async () => {
  const platform = fakePlatform();
  let refuses = true;
  const secrets = {
    ...platform.secrets,
    get: (name: 'device-key' | 'device-secret' | 'link-key') =>
      refuses
        ? Promise.resolve({ ok: false, error: { code: 'sealed/cannot-open' } } as const)
        : platform.secrets.get(name),
  };
  const keys = open({ kind: 'electron', secrets });
  await expect(keys.deviceSecret()).rejects.toThrow('sealed/cannot-open');
  await expect(keys.setLinkSecret('imo1', bytes(1))).rejects.toThrow('sealed/cannot-open');
  refuses = false;
  await keys.setLinkSecret('imo1', bytes(1));
  expect(await keys.linkSecret('imo1')).toEqual(bytes(1));
  expect(await keys.deviceSecret()).toHaveLength(32);
});
