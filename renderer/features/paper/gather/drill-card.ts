import { isLanguageCode } from '#renderer/i18n/languages.ts';
import { drillCardPaper } from '#renderer/pdf/model/drill-card.ts';
import { scenarioFor } from './scenarios.ts';
import type { Gather } from './source.ts';

/** The card of a drill in its second language, or of a scenario (`S01`) beside English. */
export const gatherDrillCard: Gather = async (source, record) => {
  const drill = await source.getRecord(record);
  const found = await scenarioFor(source, drill === null ? record : drill.values['scenario']);
  if (found === null) return null;
  const { scenario, ...words } = found;
  const languages = Array.isArray(drill?.values['languages']) ? drill.values['languages'] : ['en'];
  const word = drill?.values['stopWord'];
  return {
    ...words,
    rows: drill === null ? [] : [drill],
    others: languages.filter(isLanguageCode),
    build: (context, second) =>
      drillCardPaper(context, second, { scenario, stopWord: typeof word === 'string' && word !== '' ? word : null }),
  };
};
