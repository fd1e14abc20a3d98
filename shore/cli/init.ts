import { existsSync } from 'node:fs';
import { initCompany } from '#shore/hub/company.ts';
import { newCompanySeed, readCompanyKey, writeCompanyKey } from '#shore/hub/company-key.ts';
import { nodeRandom, nodeSigner } from '#shore/hub/crypto/node-keys.ts';
import { askSecret } from './ask.ts';
import { type Command, must, needed, resolved, UsageError, withHub } from './command.ts';

export const init: Command = {
  summary: 'make a company, its key and the hub’s own',
  usage: 'init --company-name NAME --key FILE [--plain-key]',
  about: [
    ['--company-name NAME', 'as people know it'],
    ['--key FILE', 'where the company key goes; a file that exists is used'],
    ['--plain-key', 'keep the key without a passphrase: for a demonstration only'],
  ],
  options: { 'company-name': { type: 'string' }, key: { type: 'string' }, 'plain-key': { type: 'boolean' } },
  run: async (values) => {
    const file = resolved(needed(values, 'key'));
    const name = needed(values, 'company-name');
    const isPlain = values['plain-key'] === true;
    const passphrase = isPlain ? null : await askSecret('BULWARK_KEY_PASSPHRASE', 'Passphrase of the company key');
    if (!isPlain && !passphrase)
      throw new UsageError('a passphrase is needed: BULWARK_KEY_PASSPHRASE, or --plain-key for a demonstration');
    const held = await readCompanyKey(file, passphrase);
    if (!held.ok && existsSync(file)) must(held); // never written over
    const seed = newCompanySeed(nodeRandom);
    if (!held.ok) await writeCompanyKey(file, seed, passphrase, nodeRandom);
    const key = held.ok ? held.value : nodeSigner(seed);
    return withHub(values, async (hub) => {
      const company = must(await initCompany(hub.context, key, name));
      return {
        lines: [
          `Company ${name}: ${company}`,
          `Its key is in ${file}. Keep it offline, with a copy elsewhere: who has it can let anybody in, and nothing replaces it.`,
        ],
        json: { company, key: file },
      };
    });
  },
};
