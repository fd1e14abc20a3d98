import { readFileSync } from 'node:fs';
import type { DemoRecord } from '#renderer/features/demo/demo-file.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import { chanceOf, DAY_MS, dayOf, type Scene } from './scene.ts';

type Questions = { readonly rows: readonly { readonly id: string; readonly kind: string }[] };

/** Answers of the readiness assessment: most is in place, some is begun, the last few wait. */
export function answerRecords(scene: Scene): readonly DemoRecord[] {
  const by = scene.mate('Chief Officer')?.key ?? scene.crew[0]?.key ?? '';
  return ['seed', 'govern'].flatMap((name) => {
    const file = new URL(`../../resources/frameworks/${name}.json`, import.meta.url);
    const { rows } = JSON.parse(readFileSync(file, 'utf8')) as Questions;
    return rows.flatMap(({ id: question, kind }): readonly DemoRecord[] => {
      const chance = chanceOf(scene, question);
      if (kind !== 'question' || chance.chance(0.06)) return [];
      const level = chance.chance(0.7) ? 'inPlace' : chance.chance(0.75) ? 'partial' : 'notStarted';
      const at = scene.now - chance.int(20, 200) * DAY_MS;
      return [
        {
          key: `answer ${question}`,
          id: derivedId('answer', question, 'question'),
          collection: 'answer',
          at,
          by,
          values: {
            question,
            level,
            ...(level === 'notStarted'
              ? {}
              : { maturity: chance.pick(['written', 'practised', 'practised', 'measured']) }),
            answeredOn: dayOf(at),
            answeredBy: { ref: by },
          },
        },
      ];
    });
  });
}
