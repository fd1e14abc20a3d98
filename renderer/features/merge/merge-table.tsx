import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictItem } from '#renderer/data/index.ts';
import { PersonName, useFieldWords } from '#renderer/features/fields/index.ts';
import { SKEW_SHOWN_MS } from '#renderer/features/history/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import {
  type CompareField,
  type CompareOption,
  type CompareSide,
  CompareTable,
} from '#renderer/ui/table/compare-table.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { Contender } from '#shared/merge/folded-record.ts';
import { ConflictValue } from './conflict-value.tsx';
import classes from './merge.module.css';
import {
  type Choice,
  type Choices,
  columnsOf,
  contenderId,
  type MergeColumn,
  placedValues,
  tablesOf,
} from './merge-model.ts';

type MergeTableProps = {
  readonly label: string;
  readonly items: readonly ConflictItem[];
  readonly choices: Choices;
  readonly onChoose: (field: string, choice: Choice) => void;
  readonly readOnly?: boolean;
};

/** One table for the fields with a value from each side, others for those with more. */
export function MergeTables({ items, label, ...rest }: MergeTableProps) {
  const { t } = useTranslation('merge');
  return tablesOf(items).map((table, at) => (
    <Panel key={table.map(({ field }) => field).join()} padding="bare">
      <OneTable {...rest} items={table} label={at === 0 ? label : t('table.more', { place: at + 1 })} />
    </Panel>
  ));
}

/** Each field as it was and as each device wrote it, with who and when; a radio chooses. */
function OneTable({ label, items, choices, onChoose, readOnly = false }: MergeTableProps) {
  const { t } = useTranslation(['merge', 'fields']);
  const words = useFieldWords();
  const columns = columnsOf(items);
  const base = commonBase(items);

  const sides = columns.map(({ id, side, place, author }): CompareSide => {
    const isAlone = columns.filter((other) => other.side === side).length === 1;
    return {
      id,
      title: isAlone ? t(`merge:side.${side}`) : t(`merge:sideNth.${side}`, { place }),
      sub: author === null ? undefined : <Author {...author} />,
    };
  });

  const fields = items.map((item): CompareField => {
    const { field, collection, owner } = item;
    return {
      id: field,
      title: words.label(collection, field),
      sub: t(`fields:owner.${owner}`),
      base: <Base item={item} withAuthors={base === null} />,
      options: placedValues(item).map(([id, contender]) =>
        optionOf(
          item,
          contender,
          columns.find((column) => column.id === id),
        ),
      ),
    };
  });

  const table = (
    <CompareTable
      label={label}
      base={{ title: t('merge:base.title'), sub: base === null ? undefined : <Author {...base} /> }}
      sides={sides}
      fields={fields}
      chosen={Object.fromEntries(
        Object.entries(choices).map(([field, choice]) => [field, choice.kind === 'contender' ? choice.id : undefined]),
      )}
      onChoose={(field, id) => onChoose(field, { kind: 'contender', id })}
      readOnly={readOnly}
    />
  );
  if (columns.length <= 2) return <div className={items.some(isLong) ? classes['stacked'] : undefined}>{table}</div>;
  // Narrower columns would break words: the table scrolls sideways, by keyboard too.
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard when its radios are off
    <section className={classes['wide']} aria-label={label} tabIndex={0}>
      <div style={{ minInlineSize: `${FIXED_PX + columns.length * COLUMN_PX}px` }}>{table}</div>
    </section>
  );
}

/** Beside a long text "in use" would take its room. */
function isLong({ contenders }: ConflictItem): boolean {
  return contenders.some(({ value }) => typeof value === 'string' && value.length > 60);
}

/** Room for the name of the field and what was before, and for each value beside them. */
const FIXED_PX = 420;
const COLUMN_PX = 230;

function optionOf(item: ConflictItem, contender: Contender, column: MergeColumn | undefined): CompareOption {
  const inUse = contender === item.contenders[0];
  const withAuthor = column?.author === null;
  const hasWhy = withAuthor || contender.isDecision || (contender.reason ?? '') !== '';
  return {
    id: contenderId(contender),
    side: column?.id ?? contender.side,
    value: <ConflictValue item={item} value={contender.value} withDiff />,
    inUse,
    why: hasWhy ? <Why contender={contender} item={item} withAuthor={withAuthor} isInUse={inUse} /> : undefined,
  };
}

/** Who wrote what was there before, where it is the same for all fields. */
function commonBase(items: readonly ConflictItem[]): Contender | null {
  const bases = items.flatMap((item) => item.bases);
  const [first] = bases;
  if (first === undefined || items.some((item) => item.bases.length !== 1)) return null;
  return bases.every(({ actor, at }) => actor === first.actor && at === first.at) ? first : null;
}

function Base({ item, withAuthors }: { readonly item: ConflictItem; readonly withAuthors: boolean }) {
  const { t } = useTranslation('merge');
  const { bases, kind } = item;
  if (kind === 'removal') return <>{t('base.removal')}</>;
  if (bases.length === 0) return <span className={classes['dim']}>{t('base.none')}</span>;
  return (
    <>
      {bases.length > 1 && <p className={classes['small']}>{t('base.several')}</p>}
      {bases.map((base) => (
        <div key={contenderId(base)} className={classes['base']}>
          <ConflictValue item={item} value={base.value} />
          {withAuthors && (
            <div className={classes['small']}>
              <Author {...base} />
            </div>
          )}
        </div>
      ))}
    </>
  );
}

function Author({ actor, at, skewMs }: Pick<Contender, 'actor' | 'at' | 'skewMs'>) {
  const { t } = useTranslation('merge');
  const formats = useFormats();
  const isOff = skewMs !== undefined && Math.abs(skewMs) >= SKEW_SHOWN_MS;
  return (
    <>
      <PersonName actor={actor} />, <Instant at={at} />
      {isOff && (
        <span className={classes['skew']}>
          {t(skewMs > 0 ? 'clockAhead' : 'clockBehind', { age: formats.duration(skewMs) })}
        </span>
      )}
    </>
  );
}

type WhyProps = {
  readonly contender: Contender;
  readonly item: ConflictItem;
  readonly withAuthor: boolean;
  readonly isInUse: boolean;
};

/** The reason given; who and when, where the head of the column does not say it; that it was a decision already. */
function Why({ contender, item, withAuthor, isInUse }: WhyProps) {
  const { t } = useTranslation('merge');
  const { reason, isDecision, side } = contender;
  const parts: ReactNode[] = [];
  if (isDecision) parts.push(isInUse || side === item.owner ? t('decision') : t('proposal'));
  if (reason !== undefined && reason !== '') parts.push(<q className={classes['quote']}>{reason}</q>);
  if (withAuthor) parts.push(<Author {...contender} />);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one remark, drawn anew together
    <span key={at} className={classes['whyPart']}>
      {part}
    </span>
  ));
}
