import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { RecordSection, type SectionValues } from '#renderer/features/section/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { isPlainObject, type Value } from '#shared/base/value.ts';
import { ROOT_CAUSES, TEMPLATES, useNcrWords } from './ncr-content.ts';
import { mayWorkOn, reportOf } from './report-values.ts';
import classes from './reports.module.css';

const FIELDS = ['rootCauseMethod', 'rootCauseDetail', 'contributing', 'rootCause'] as const;

type Boxes = Readonly<Record<string, string>>;

/** What stands in the boxes of a method; another method keeps its own, so changing one's mind loses nothing. */
function boxesOf(detail: Value | undefined, method: string): Boxes {
  const held = isPlainObject(detail) ? detail[method] : undefined;
  if (!isPlainObject(held)) return {};
  return Object.fromEntries(
    Object.entries(held).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

/** Why it happened, by a method that does not stop at a person. */
export function CausePanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const words = useNcrWords();
  const session = useSession();
  const template = TEMPLATES.find(({ id }) => id === reportOf(row).template);
  return (
    <RecordSection
      row={row}
      title={t('cause.title')}
      fields={FIELDS}
      mayEdit={mayWorkOn(row, session)}
      empty={t('cause.none')}
      lead={
        <p className={classes['lead']}>
          {t('cause.lead')} {template && words.template(template.id, 'ask')}
        </p>
      }
      help={{ rootCause: t('cause.rootHelp') }}
      view={<CauseView row={row} />}
      input={(field, values, set) => {
        if (field === 'rootCauseMethod')
          return (
            <ChoiceCards
              label={t('cause.method')}
              value={typeof values[field] === 'string' ? values[field] : null}
              onChange={(method) => set({ rootCauseMethod: method })}
              layout="row"
              options={ROOT_CAUSES.map(({ method }) => ({
                value: method as string,
                label: words.method(method, 'title'),
              }))}
            />
          );
        return field === 'rootCauseDetail' ? <MethodBoxes values={values} onChange={set} /> : undefined;
      }}
    />
  );
}

type MethodBoxesProps = { readonly values: SectionValues; readonly onChange: (change: SectionValues) => void };

/** The boxes of the chosen method, each a question. */
function MethodBoxes({ values, onChange }: MethodBoxesProps) {
  const words = useNcrWords();
  const { rootCauseMethod, rootCauseDetail } = values;
  const row = ROOT_CAUSES.find(({ method }) => method === rootCauseMethod);
  if (row === undefined) return null;
  const detail = isPlainObject(rootCauseDetail) ? rootCauseDetail : {};
  const boxes = boxesOf(rootCauseDetail, row.method);
  return (
    <fieldset className={classes['boxes']}>
      <legend>{words.method(row.method, 'title')}</legend>
      <p className={classes['dim']}>{words.method(row.method, 'how')}</p>
      <div className={row.method === 'fiveWhys' || row.boxes.length === 1 ? classes['stack'] : classes['pair']}>
        {row.boxes.map((box) => (
          <TextAreaField
            key={box}
            label={words.box(row.method, box)}
            value={boxes[box] ?? ''}
            onChange={(text) => onChange({ rootCauseDetail: { ...detail, [row.method]: { ...boxes, [box]: text } } })}
            rows={1}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** The chain as it was thought, and what it comes to. */
function CauseView({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const words = useNcrWords();
  const fieldWords = useFieldWords();
  const { rootCauseMethod, rootCauseDetail, rootCause, contributing } = reportOf(row);
  const method = ROOT_CAUSES.find((each) => each.method === rootCauseMethod);
  const boxes = method === undefined ? {} : boxesOf(rootCauseDetail ?? null, method.method);
  const filled = method?.boxes.filter((box) => boxes[box]?.trim()) ?? [];
  return (
    <div className={classes['stack']}>
      {method !== undefined && <p className={classes['over']}>{words.method(method.method, 'title')}</p>}
      {method !== undefined && filled.length > 0 && (
        <dl className={classes['chain']}>
          {filled.map((box) => (
            <div key={box}>
              <dt>{words.box(method.method, box)}</dt>
              <dd dir="auto">{boxes[box]}</dd>
            </div>
          ))}
        </dl>
      )}
      {Boolean(contributing?.length) && (
        <p>
          <span className={classes['dim']}>{fieldWords.label('report', 'contributing')}: </span>
          {(contributing ?? []).map((code) => fieldWords.code('report', 'contributing', code)).join(', ')}
        </p>
      )}
      {Boolean(rootCause) && (
        <div>
          <p className={classes['over']}>{t('cause.root')}</p>
          <p className={classes['said']} dir="auto">
            {rootCause}
          </p>
        </div>
      )}
    </div>
  );
}
