import { fleetOf, vesselDetail } from '#shore/hub/fleet.ts';
import { type Command, companyOf, text, UsageError, withHub } from './command.ts';

const DAY_MS = 86_400_000;

function age(ms: number | null): string {
  if (ms === null) return 'has never called';
  if (ms < 3_600_000) return `called ${Math.round(ms / 60_000)} min ago`;
  return ms < 2 * DAY_MS ? `called ${Math.round(ms / 3_600_000)} h ago` : `called ${Math.round(ms / DAY_MS)} days ago`;
}

export const status: Command = {
  summary: 'show the vessels, their devices and what is missing',
  usage: 'status [--vessel ID]',
  about: [['--vessel ID', 'with its codes, quarantine and last exchanges']],
  options: { vessel: { type: 'string' } },
  run: (values) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const only = text(values, 'vessel');
      if (only !== undefined) {
        const detail = await vesselDetail(hub.context, hub.rooms, company, only);
        if (!detail) throw new UsageError(`there is no vessel ${only}`);
        return { lines: [JSON.stringify(detail, null, 2)], json: detail };
      }
      const vessels = await fleetOf(hub.context, company, '*');
      const lines = vessels.flatMap((v) => [
        `${v.vessel}  ${v.name}: ${age(v.silentMs)}; has up to ${v.deliveredUpTo}, ${v.missing} known to be missing; ${v.conflicts} conflicts, ${v.quarantined} batches in quarantine`,
        ...v.devices.map(
          (d) =>
            `    link ${d.link}  ${d.side} ${d.letter ?? ''} ${d.replica} "${d.label}"${d.isRevoked ? ' REVOKED' : ''}`,
        ),
      ]);
      return { lines: lines.length > 0 ? lines : ['No vessels.'], json: { company, vessels } };
    }),
};
