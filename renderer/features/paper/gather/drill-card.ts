import { isLanguageCode } from '#renderer/i18n/languages.ts';
import { loadScenarios, textFileOf } from '#renderer/i18n/load-content.ts';
import { drillCardPaper } from '#renderer/pdf/model/drill-card.ts';
import type { Gather } from './source.ts';

/** The card of a drill in its second language, or of a scenario (`S01`) beside English. */
export const gatherDrillCard: Gather = async (source, record) => {
  const drill = await source.getRecord(record);
  const wanted = drill === null ? record : drill.values['scenario'];
  const scenario = (await loadScenarios()).find(({ id }) => id === wanted);
  if (scenario === undefined) return null;
  const languages = Array.isArray(drill?.values['languages']) ? drill.values['languages'] : ['en'];
  const word = drill?.values['stopWord'];
  return {
    rows: drill === null ? [] : [drill],
    files: [textFileOf(scenario)],
    others: languages.filter(isLanguageCode),
    build: (context, second) =>
      drillCardPaper(context, second, { scenario, stopWord: typeof word === 'string' && word !== '' ? word : null }),
  };
};
