import { addVessel } from '#shore/hub/company.ts';
import { type Command, companyOf, must, needed, text, withHub } from './command.ts';

export const vesselAdd: Command = {
  summary: 'take a vessel in',
  usage: 'vessel add --vessel ID --name NAME [--imo NUMBER]',
  about: [
    ['--vessel ID', 'lower case, as in imo9074729: every device of the vessel signs with it'],
    ['--name NAME', 'until the ship itself says it'],
    ['--imo NUMBER', 'seven digits'],
  ],
  options: { vessel: { type: 'string' }, name: { type: 'string' }, imo: { type: 'string' } },
  run: (values) =>
    withHub(values, async (hub) => {
      const company = await companyOf(hub, values);
      const vessel = needed(values, 'vessel');
      const imo = text(values, 'imo');
      must(await addVessel(hub.context, company, { vessel, name: needed(values, 'name'), ...(imo ? { imo } : {}) }));
      return { lines: [`Vessel ${vessel} is there.`], json: { company, vessel } };
    }),
};
