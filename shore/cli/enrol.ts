import { writeFileSync } from 'node:fs';
import { encodeCertificate } from '#shared/oplog/certificate.ts';
import { issueGrant } from '#shared/sync/enrolment.ts';
import { encodeEnrolmentCode, enrolmentFile, isHubUrl } from '#shared/sync/enrolment-code.ts';
import { addVessel, hasVessel } from '#shore/hub/company.ts';
import { nodeRandom } from '#shore/hub/crypto/node-keys.ts';
import {
  type Command,
  companyKeyOf,
  companyOf,
  KEY_ABOUT,
  KEY_OPTIONS,
  must,
  needed,
  resolved,
  staffKeyOf,
  text,
  UsageError,
  withHub,
} from './command.ts';

const DAY_MS = 86_400_000;

export const enrol: Command = {
  summary: 'make a one-time code that connects a device of a vessel',
  usage: 'enrol --vessel ID --letter A --hub-url URL (--key FILE | --as USERNAME) [--days 30] [--out FILE]',
  about: [
    ['--vessel ID', 'made when it is not there and --name is given'],
    ['--letter A', 'of the device’s human numbers (NCR-TP-A-0007): one letter, no two devices of a vessel the same'],
    ['--hub-url URL', 'where the ship reaches this hub'],
    ['--days N', 'how long the code is good'],
    ['--out FILE', 'also as a file, for a ship that gets it by mail or stick'],
    ['--as USERNAME', 'sign with the key of this staff member instead of the company key'],
    ['--name NAME, --imo NUMBER', 'of a vessel that is not there yet'],
    ...KEY_ABOUT,
  ],
  options: {
    vessel: { type: 'string' },
    letter: { type: 'string' },
    'hub-url': { type: 'string' },
    days: { type: 'string', default: '30' },
    out: { type: 'string' },
    as: { type: 'string' },
    name: { type: 'string' },
    imo: { type: 'string' },
    ...KEY_OPTIONS,
  },
  run: (values) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const vessel = needed(values, 'vessel');
      const letter = needed(values, 'letter').toUpperCase();
      const hubUrl = needed(values, 'hub-url');
      const days = Number(needed(values, 'days'));
      if (!isHubUrl(hubUrl)) throw new UsageError('--hub-url must be http(s)://host[:port] without a path');
      if (!/^[A-Z]$/.test(letter)) throw new UsageError('--letter must be one letter');
      if (!(days > 0 && days <= 3650)) throw new UsageError('--days must be between 1 and 3650');
      const name = text(values, 'name');
      const imo = text(values, 'imo');
      if (name !== undefined && !(await hasVessel(hub.context, company, vessel)))
        must(await addVessel(hub.context, company, { vessel, name, ...(imo ? { imo } : {}) }));
      const as = text(values, 'as');
      const issuer = as === undefined ? await companyKeyOf(values) : await staffKeyOf(hub, company, as);
      const notAfter = hub.context.clock.now() + days * DAY_MS;
      const grant = await issueGrant(issuer, { vessel, letter, notAfter }, nodeRandom);
      must(await hub.enrolments.addGrant(company, encodeCertificate(grant.certificate), vessel));
      const code = encodeEnrolmentCode({ hubUrl, company, secret: grant.secret });
      const out = text(values, 'out');
      if (out !== undefined)
        writeFileSync(resolved(out), enrolmentFile(code, { vessel, vesselName: name ?? vessel }), { mode: 0o600 });
      return {
        lines: [
          `Code for one device of ${vessel}, letter ${letter}, good until ${new Date(notAfter).toISOString().slice(0, 10)}:`,
          '',
          `  ${code}`,
          '',
          ...(out ? [`Also in ${resolved(out)}.`] : []),
        ],
        json: { company, vessel, letter, code, notAfter, ...(out ? { file: resolved(out) } : {}) },
      };
    }),
};
