import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { LibraryAsset } from '#shared/domain/library.ts';
import classes from './assets.module.css';
import type { LibraryText } from './library-drafts.ts';

type LibraryListProps = {
  readonly rows: readonly LibraryAsset[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (key: string, isChosen: boolean) => void;
  /** How many assets of each row the ship has already. */
  readonly held: ReadonlyMap<string, number>;
  readonly text: LibraryText;
};

/** The systems of the starter library: what each does, where it usually stands, its typical category. */
export function LibraryList({ rows, chosen, onToggle, held, text }: LibraryListProps) {
  const { t } = useTranslation('assets');
  return (
    <ul className={classes['library']} aria-label={t('library.label')}>
      {rows.map((row) => (
        <LibraryRow
          key={row.key}
          row={row}
          isChosen={chosen.has(row.key)}
          onToggle={(isChosen) => onToggle(row.key, isChosen)}
          held={held.get(row.key) ?? 0}
          text={text}
        />
      ))}
    </ul>
  );
}

type LibraryRowProps = {
  readonly row: LibraryAsset;
  readonly isChosen: boolean;
  readonly onToggle: (isChosen: boolean) => void;
  readonly held: number;
  readonly text: LibraryText;
};

function LibraryRow({ row, isChosen, onToggle, held, text }: LibraryRowProps) {
  const { t } = useTranslation('assets');
  const words = useFieldWords();
  const id = useId();
  const { from, to } = row.e22;
  return (
    <li className={isChosen ? `${classes['choice']} ${classes['chosen']}` : classes['choice']}>
      <label className={classes['choiceLabel']} htmlFor={`${id}-check`}>
        <Checkbox
          id={`${id}-check`}
          checked={isChosen}
          onChange={(event) => onToggle(event.currentTarget.checked)}
          aria-label={text(row.nameKey)}
          aria-describedby={id}
        />
        <span className={classes['choiceWords']}>
          <span className={classes['choiceName']}>{text(row.nameKey)}</span>
          <span className={classes['choiceSub']} id={id}>
            {text(row.functionKey)}
            {held > 0 && ` ${t('library.held', { count: held })}`}
          </span>
        </span>
        <span className={classes['choiceFacts']}>
          <span>{words.code('asset', 'group', row.group)}</span>
          <bdi>{row.zones[0]}</bdi>
          <span>{from === to ? to : t('library.range', { from, to })}</span>
        </span>
      </label>
    </li>
  );
}
