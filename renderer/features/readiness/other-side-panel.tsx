import { useTranslation } from 'react-i18next';
import { PersonName, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue, type KeyValueItem } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AnswerFields } from '#shared/domain/answer.ts';
import type { Side } from '#shared/domain/kind.ts';
import { type SideAnswer, sideAnswer, sidesDiffer } from '#shared/domain/readiness/answers.ts';
import classes from './readiness.module.css';
import type { AnswerEntry } from './use-answers.ts';

type OtherSidePanelProps = { readonly entry: AnswerEntry; readonly side: Side };

/** What ship and shore say, beside each other: neither replaces the other. */
export function OtherSidePanel({ entry, side }: OtherSidePanelProps) {
  const { t } = useTranslation('readiness');
  const fields = (entry.fields ?? {}) as AnswerFields;
  const others: Side = side === 'ship' ? 'shore' : 'ship';
  return (
    <Panel title={t('sides.title')}>
      <div className={classes['stack']}>
        {sidesDiffer(fields) && (
          <div>
            <StatusMark kind="caution">{t('reason.differs')}</StatusMark>
          </div>
        )}
        {([others, side] as const).map((each) => (
          <SideFacts key={each} side={each} answer={sideAnswer(fields, each)} />
        ))}
      </div>
    </Panel>
  );
}

function SideFacts({ side, answer }: { readonly side: Side; readonly answer: SideAnswer }) {
  const { t } = useTranslation('readiness');
  const words = useFieldWords();
  const formats = useFormats();
  const items: readonly KeyValueItem[] = [
    {
      label: t(`sides.${side}`),
      value: answer.level === null ? t('sides.silent') : words.code('answer', 'level', answer.level),
      strong: true,
    },
    ...(answer.maturity === null
      ? []
      : [{ label: t('check.maturity'), value: words.code('answer', 'maturity', answer.maturity) }]),
    ...(answer.on === null ? [] : [{ label: t('sides.on'), value: formats.day(answer.on) }]),
    ...(answer.by === null ? [] : [{ label: t('sides.by'), value: <PersonName actor={answer.by} /> }]),
  ];
  const text = answer.level === 'notApplicable' ? answer.because : answer.note;
  return (
    <div>
      <KeyValue items={items} />
      {text !== '' && (
        <p className={classes['quote']}>
          <bdi>{text}</bdi>
        </p>
      )}
    </div>
  );
}
