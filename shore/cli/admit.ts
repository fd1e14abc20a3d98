import { admitBatches } from '#shore/hub/revoking.ts';
import { type Command, list, must, needed, placeOf, text, UsageError, withHub } from './command.ts';

export const admit: Command = {
  summary: 'let honest batches out of quarantine',
  usage: 'admit --vessel ID --batch HEAD [--batch HEAD ...] --reason TEXT',
  about: [
    ['--batch HEAD', 'as `status --vessel ID` lists them; those before it in its lane come with it'],
    ['--reason TEXT', 'goes into the vessel’s log'],
    ['--by NAME', 'who decided it'],
  ],
  options: {
    vessel: { type: 'string' },
    batch: { type: 'string', multiple: true },
    reason: { type: 'string' },
    by: { type: 'string' },
  },
  run: (values) =>
    withHub(values, async (hub) => {
      const place = await placeOf(hub, values);
      const batches = list(values, 'batch');
      if (batches.length === 0) throw new UsageError('--batch is missing');
      must(
        await admitBatches(hub.context, hub.rooms, place, {
          batches,
          reason: needed(values, 'reason'),
          by: text(values, 'by') ?? 'command line',
        }),
      );
      return { lines: [`${batches.length} let in.`], json: { ...place, batches } };
    }),
};
