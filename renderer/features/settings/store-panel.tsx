import { useTranslation } from 'react-i18next';
import type { StoreHealth } from '#renderer/data/index.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { MarkKind } from '#renderer/ui/status/mark.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Bytes } from '#renderer/ui/time/bytes.tsx';
import classes from './settings.module.css';

const STORE: Readonly<Record<StoreHealth['store'], MarkKind>> = { good: 'done', rebuilding: 'caution' };
const JOURNAL: Readonly<Record<StoreHealth['journal'], MarkKind>> = { good: 'done', none: 'info', failed: 'alarm' };
const SPACE: Readonly<Record<StoreHealth['space'], MarkKind>> = {
  enough: 'done',
  low: 'warning',
  full: 'alarm',
  unknown: 'info',
};
const KEYS: Readonly<Record<StoreHealth['keyProtection'], MarkKind>> = { os: 'done', browser: 'info', none: 'caution' };

/** How the records are kept on this PC, each line a state in words and what it means. */
export function StorePanel({ health }: { readonly health: StoreHealth }) {
  const { t } = useTranslation('settings');
  const { store, journal, space, freeBytes, keyProtection, isCompressing, isReadOnly } = health;
  return (
    <Panel title={t('store.title')}>
      <ul className={classes['states']}>
        <StateLine
          label={t('store.lists')}
          kind={STORE[store]}
          word={t(`store.${store}`)}
          text={t(`store.${store}Text`)}
        />
        <StateLine
          label={t('store.journal')}
          kind={JOURNAL[journal]}
          word={t(`store.journal_${journal}`)}
          text={t(`store.journal_${journal}_text`)}
        />
        <StateLine
          label={t('store.space')}
          kind={SPACE[space]}
          word={t(`store.space_${space}`)}
          text={t(`store.space_${space}_text`)}
        />
        <StateLine
          label={t('store.keys')}
          kind={KEYS[keyProtection]}
          word={t(`store.keys_${keyProtection}`)}
          text={t(`store.keys_${keyProtection}_text`)}
        />
      </ul>
      <KeyValue
        items={[
          {
            label: t('store.free'),
            value: freeBytes === null ? t('store.space_unknown') : <Bytes value={freeBytes} />,
          },
          { label: t('store.compression'), value: t(isCompressing ? 'store.on' : 'store.off') },
          ...(isReadOnly ? [{ label: t('store.writing'), value: t('store.readOnly') }] : []),
        ]}
      />
    </Panel>
  );
}

type StateLineProps = {
  readonly label: string;
  readonly kind: MarkKind;
  readonly word: string;
  readonly text: string;
};

function StateLine({ label, kind, word, text }: StateLineProps) {
  return (
    <li className={classes['state']}>
      <span>{label}</span>
      <StatusMark kind={kind}>{word}</StatusMark>
      <p className={classes['small']}>{text}</p>
    </li>
  );
}
