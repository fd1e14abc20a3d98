import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConflictItem, useSession, useSync, useVessels, useWorkspace } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { fieldSpec } from '#shared/domain/kinds.ts';
import { ConflictValue } from './conflict-value.tsx';
import classes from './merge.module.css';
import { type Choices, previewOf } from './merge-model.ts';

type MergePreviewProps = { readonly items: readonly ConflictItem[]; readonly choices: Choices };

/** What will stand in the record, what stays open, and what is kept although nobody chose it. */
export function MergePreview({ items, choices }: MergePreviewProps) {
  const { t } = useTranslation('merge');
  const words = useFieldWords();
  const { rows, kept, settled, open } = previewOf(items, choices);

  const facts: KeyValueItem[] = rows.map(({ field, value, source, isOpen }) => {
    const item = items.find((each) => each.field === field) as ConflictItem;
    const isProse = fieldSpec(item.collection, field).rule === 'text';
    return {
      label: words.label(item.collection, field),
      value: (
        <span className={isOpen ? classes['open'] : undefined}>
          <strong className={isProse ? classes['prose'] : classes['result']}>
            <ConflictValue item={item} value={value} />
          </strong>{' '}
          <span className={classes['source']}>{isOpen ? t('preview.open') : t(`preview.source.${source}`)}</span>
        </span>
      ),
    };
  });
  if (settled > 0) {
    facts.push({ label: t('preview.kept'), value: t('preview.keptValues', { count: kept }) });
    facts.push({ label: t('preview.goes'), value: <NextContact /> });
  }

  return (
    <Panel title={t('preview.title')} aside={open > 0 ? t('preview.stillOpen', { count: open }) : undefined}>
      <KeyValue layout="columns" items={facts} />
      <p className={classes['footnote']}>{t('preview.again')}</p>
    </Panel>
  );
}

/** When the other side will read it. */
function NextContact(): ReactNode {
  const { t } = useTranslation('merge');
  const { side } = useSession();
  const { info } = useWorkspace();
  const { vessels } = useVessels();
  const { nextTryAt } = useSync();
  if (side === 'shore') {
    const heardAt = vessels.find(({ vesselId }) => vesselId === info?.vesselId)?.lastContactAt ?? null;
    return (
      <>
        {t('preview.atContact')}
        {heardAt !== null && (
          <>
            ; {t('preview.heard')} <Age at={heardAt} form="ago" />
          </>
        )}
      </>
    );
  }
  return (
    <>
      {t('preview.atContact')}
      {nextTryAt !== null && (
        <>
          , {t('preview.about')} <Instant at={nextTryAt} form="time" />
        </>
      )}
    </>
  );
}
