import { verifyLog } from '#shared/sync/verify-log.ts';
import { vesselIds } from '#shore/hub/company.ts';
import { nodeVerifier } from '#shore/hub/crypto/node-keys.ts';
import { type Command, companyOf, placeOf, text, withHub } from './command.ts';

export const verify: Command = {
  summary: 'check every chain, signature and fold',
  usage: 'verify [--vessel ID]',
  about: [['--vessel ID', 'only this one']],
  options: { vessel: { type: 'string' } },
  run: (values, { say }) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const only = text(values, 'vessel');
      const vessels =
        only === undefined ? await vesselIds(hub.context, company) : [(await placeOf(hub, values)).vessel];
      const checks = [];
      for (const vessel of vessels) {
        const room = await hub.rooms.of(company, vessel);
        const check = await room.run((replica) => verifyLog(replica, nodeVerifier));
        checks.push({ vessel, ...check });
        say(
          `${vessel}: ${check.batches} batches in ${check.lanes} lanes, ${check.ops} ops, ${check.records} records: ${check.problems.length === 0 ? 'all holds' : `${check.problems.length} PROBLEMS`}`,
        );
        for (const problem of check.problems.slice(0, 20)) say(`    ${JSON.stringify(problem)}`);
      }
      const problems = checks.reduce((n, check) => n + check.problems.length, 0);
      return { lines: [], json: { ok: problems === 0, problems, vessels: checks }, code: problems === 0 ? 0 : 1 };
    }),
};
