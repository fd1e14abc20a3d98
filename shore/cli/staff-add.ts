import { toBase32 } from '#shared/base/bytes.ts';
import { PERMISSIONS } from '#shared/oplog/certificate.ts';
import { addStaff } from '#shore/hub/auth/staff.ts';
import { nodeRandom } from '#shore/hub/crypto/node-keys.ts';
import { askSecret } from './ask.ts';
import {
  type Command,
  companyKeyOf,
  companyOf,
  KEY_ABOUT,
  KEY_OPTIONS,
  must,
  needed,
  text,
  UsageError,
  withHub,
} from './command.ts';

export const staffAdd: Command = {
  summary: 'give somebody ashore an account, with the company key',
  usage: 'staff add --username NAME --name "FULL NAME" --may dpa,enrol,... [--vessel ID] --key FILE',
  about: [
    ['--may LIST', `what the certificate allows: ${PERMISSIONS.join(', ')}`],
    ['--vessel ID', 'only this vessel; else the whole fleet'],
    ['--generate-password', 'make one and show it; else BULWARK_STAFF_PASSWORD, or asked for'],
    ...KEY_ABOUT,
  ],
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    may: { type: 'string' },
    vessel: { type: 'string' },
    'generate-password': { type: 'boolean' },
    ...KEY_OPTIONS,
  },
  run: async (values) => {
    const key = await companyKeyOf(values);
    const made = values['generate-password'] === true ? toBase32(nodeRandom.bytes(15)) : null;
    const password = made ?? (await askSecret('BULWARK_STAFF_PASSWORD', 'Password of the new account'));
    if (!password) throw new UsageError('a password is needed: BULWARK_STAFF_PASSWORD or --generate-password');
    const username = needed(values, 'username');
    const may = (text(values, 'may') ?? '').split(',').filter((item) => item !== '');
    return withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const person = { username, name: needed(values, 'name'), password, may, vessel: text(values, 'vessel') ?? '*' };
      must(await addStaff(hub.context, hub.rooms, company, key, person));
      return {
        lines: [`${username} may sign in.`, ...(made ? [`Password: ${made}`] : [])],
        json: { company, username, may, ...(made ? { password: made } : {}) },
      };
    });
  },
};
