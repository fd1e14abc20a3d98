import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useChildren, useDraft, useRecords } from '#renderer/data/index.ts';
import { RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { ReviewFields, ReviewStepFields } from '#shared/domain/review.ts';
import type { ReviewPoint } from '#shared/domain/review-guide.ts';
import classes from './audits.module.css';
import { type Finding, findingAction, findingReport, madeOf, stepSave } from './review-saves.ts';
import { useWorker } from './use-worker.ts';

type PointPanelProps = {
  readonly review: RecordRow;
  readonly point: ReviewPoint;
  readonly step: RecordRow | null;
  readonly place: string;
  readonly isOpen: boolean;
  readonly onBack: (() => void) | null;
  readonly onNext: (() => void) | null;
};

type Say = (key: string) => string;
const MANY = { from: 0, count: 200 } as const;
/** Typed and not yet saved; null: nothing, and what somebody else has noted stays. */
type Typed = { readonly note: string | null };
const NOTHING: Typed = { note: null };

/** One point: what to look at, what was found; a finding becomes a report or an action in one press. */
export function PointPanel({ review, point, step, place, isOpen, onBack, onNext }: PointPanelProps) {
  const { t } = useTranslation('audits');
  const words = useFieldWords();
  const worker = useWorker();
  const { language } = useLanguage();
  const { run, isBusy, error } = useCommand();
  const { kind } = review.values as ReviewFields;
  const { result, note } = (step?.values ?? {}) as ReviewStepFields;
  const draft = useDraft(`review/${review.id}/${point.key}`, NOTHING);
  const reports = useRecords({ collection: 'report', where: { links: review.id } }, MANY).rows;
  const actions = useChildren(review.id, 'action') ?? [];
  const title = (t as unknown as Say)(`point.${kind}.${point.key}`);
  const made = madeOf(review, point.key, [...reports, ...actions]);
  if (draft.value === null) return null;
  const typed = draft.value.note;
  const shown = typed ?? note ?? '';

  function write(change: { readonly result?: string }) {
    const noted = typed === null ? {} : { note: typed.trim() };
    return save([stepSave(review, point.key, step, { ...change, ...noted }, worker, Date.now())]);
  }

  function answer(next: string) {
    void run(async () => {
      const saved = await write({ result: next });
      if (!saved.ok) return saved;
      await draft.clear();
      if (next !== 'finding') onNext?.();
      return saved;
    });
  }

  function make(collection: 'report' | 'action') {
    void run(async () => {
      const id = await newId(collection);
      if (!id.ok) return id;
      const finding: Finding = { key: point.key, title, text: shown.trim() };
      const now = Date.now();
      return save(
        collection === 'report'
          ? findingReport(review, id.value, finding, worker, language.code, now)
          : findingAction(review, id.value, finding, worker, now),
      );
    });
  }

  return (
    <Panel
      padding="reading"
      foot={
        <ActionBar
          end={
            <>
              {onBack !== null && (
                <Button variant="subtle" leftSection={<Icon name="chevron-start" />} onClick={onBack}>
                  {t('back')}
                </Button>
              )}
              {onNext !== null && (
                <Button variant="subtle" rightSection={<Icon name="chevron-end" />} onClick={onNext}>
                  {t('next')}
                </Button>
              )}
            </>
          }
        >
          {isOpen ? (
            <>
              <Button variant="filled" size="lg" disabled={isBusy} onClick={() => answer('good')}>
                {t('good')}
              </Button>
              <Button disabled={isBusy} onClick={() => answer('finding')}>
                {t('finding')}
              </Button>
              <Button disabled={isBusy} onClick={() => answer('notApplicable')}>
                {t('notApplicable')}
              </Button>
            </>
          ) : (
            <StatusMark kind="info">{t('closed')}</StatusMark>
          )}
        </ActionBar>
      }
    >
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        <p className={classes['small']}>
          {place}
          {point.ism.length > 0 && (
            <>
              {' · '}
              <bdi>ISM {point.ism.join(', ')}</bdi>
            </>
          )}{' '}
          · <StatusMark kind="info">{t('unverified')}</StatusMark>
        </p>
        <h2 className={classes['instruction']}>{title}</h2>
        <p>{(t as unknown as Say)(`look.${kind}.${point.key}`)}</p>
        {result && (
          <p>
            <strong>{words.code('reviewStep', 'result', result)}</strong>
          </p>
        )}
        <TextAreaField
          label={t('note')}
          value={shown}
          onChange={(text) => draft.set({ note: text })}
          onBlur={() => {
            if (step !== null && typed !== null && typed.trim() !== (note ?? '')) void run(() => write({}));
          }}
          rows={3}
        />
        {result === 'finding' && (
          <div className={classes['buttons']}>
            {made.map((row) => (
              <span key={row.id}>
                <bdi>{row.number}</bdi> <RefTitle record={row.id} />
              </span>
            ))}
            {made.length === 0 && (
              <>
                <Button disabled={isBusy} onClick={() => make('report')}>
                  {t('report')}
                </Button>
                <Button disabled={isBusy} onClick={() => make('action')}>
                  {t('action')}
                </Button>
              </>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
