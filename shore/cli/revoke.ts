import { revokeDevice } from '#shore/hub/revoking.ts';
import { type Command, must, needed, placeOf, text, withHub } from './command.ts';

export const revoke: Command = {
  summary: 'cut a lost device off',
  usage: 'revoke --vessel ID --replica ID --reason TEXT',
  about: [
    ['--replica ID', 'as `status` shows it; what it became after a restore goes with it'],
    ['--reason TEXT', 'goes into the vessel’s log'],
    ['--by NAME', 'who asked for it'],
  ],
  options: {
    vessel: { type: 'string' },
    replica: { type: 'string' },
    reason: { type: 'string' },
    by: { type: 'string' },
  },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const asked = {
        replica: needed(values, 'replica'),
        reason: needed(values, 'reason'),
        by: text(values, 'by') ?? 'command line',
      };
      const done = must(await revokeDevice(hub.context, hub.rooms, place, asked));
      return {
        lines: [
          `Cut off: ${done.replicas.join(', ')}; links ${done.links.join(', ') || 'none'}. What it still sends goes into quarantine.`,
        ],
        json: { ...place, ...done },
      };
    }),
};
