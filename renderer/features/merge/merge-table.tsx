import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictItem } from '#renderer/data/index.ts';
import { PersonName, useFieldWords } from '#renderer/features/fields/index.ts';
import { SKEW_SHOWN_MS } from '#renderer/features/history/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
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
import { type Choice, type Choices, columnOf, columnsOf, contenderId, type MergeColumn } from './merge-model.ts';

type MergeTableProps = {
  readonly label: string;
  readonly items: readonly ConflictItem[];
  readonly choices: Choices;
  readonly onChoose: (field: string, choice: Choice) => void;
  readonly readOnly?: boolean;
};

/** Each field as it was and as each device wrote it, with who and when; a radio chooses. */
export function MergeTable({ label, items, choices, onChoose, readOnly = false }: MergeTableProps) {
  const { t } = useTranslation(['merge', 'fields']);
  const words = useFieldWords();
  const columns = columnsOf(items);
  const base = commonBase(items);
  const counts = new Map<string, number>();
  for (const { side } of columns) counts.set(side, (counts.get(side) ?? 0) + 1);
  const places = new Map<string, number>();

  const sides = columns.map((column): CompareSide => {
    const place = (places.get(column.side) ?? 0) + 1;
    places.set(column.side, place);
    const isAlone = counts.get(column.side) === 1;
    return {
      id: column.id,
      title: isAlone ? t(`merge:side.${column.side}`) : t(`merge:sideNth.${column.side}`, { place }),
      ...(column.author === null ? {} : { sub: <Author {...column.author} /> }),
    };
  });

  const fields = items.map((item): CompareField => {
    const { field, collection, contenders, owner } = item;
    return {
      id: field,
      title: words.label(collection, field),
      sub: t(`fields:owner.${owner}`),
      base: <Base item={item} withAuthors={base === null} />,
      options: contenders
        .filter(({ redacted }) => !redacted)
        .map((contender): CompareOption => optionOf(contender, item, columns)),
    };
  });

  return (
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
}

function optionOf(contender: Contender, item: ConflictItem, columns: readonly MergeColumn[]): CompareOption {
  const inUse = contender === item.contenders[0];
  return {
    id: contenderId(contender),
    side: columnOf(contender, columns),
    value: <ConflictValue item={item} value={contender.value} withDiff />,
    inUse,
    why: hasWhy(contender, columns) ? (
      <Why contender={contender} item={item} columns={columns} isInUse={inUse} />
    ) : undefined,
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

function hasWhy(contender: Contender, columns: readonly MergeColumn[]): boolean {
  const { reason, isDecision } = contender;
  const column = columns.find(({ id }) => id === columnOf(contender, columns));
  return (reason !== undefined && reason !== '') || isDecision || column?.author === null;
}

type WhyProps = {
  readonly contender: Contender;
  readonly item: ConflictItem;
  readonly columns: readonly MergeColumn[];
  readonly isInUse: boolean;
};

/** The reason given; who and when, where the head of the column does not say it; that it was a decision already. */
function Why({ contender, item, columns, isInUse }: WhyProps) {
  const { t } = useTranslation('merge');
  const { reason, isDecision, side } = contender;
  const column = columns.find(({ id }) => id === columnOf(contender, columns));
  const parts: ReactNode[] = [];
  if (isDecision) parts.push(isInUse || side === item.owner ? t('decision') : t('proposal'));
  if (reason !== undefined && reason !== '') parts.push(<q className={classes['quote']}>{reason}</q>);
  if (column?.author === null) parts.push(<Author {...contender} />);
  return parts.map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one remark, drawn anew together
    <span key={at} className={classes['whyPart']}>
      {part}
    </span>
  ));
}
