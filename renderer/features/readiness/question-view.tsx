import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type DraftHandle, getRecord, save, useDraft, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { HistoryPanel } from '#renderer/features/history/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AnswerFields } from '#shared/domain/answer.ts';
import {
  evidenceFingerprint,
  PLAIN_ANSWERS,
  type PlainAnswer,
  plainAnswer,
  sideAnswer,
} from '#shared/domain/readiness/answers.ts';
import { MATURITIES, type Maturity } from '#shared/domain/readiness/readiness-codes.ts';
import { type AnswerChange, answerId, answerSave } from './answer-saves.ts';
import { ClausesPanel } from './clauses-panel.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { nextQuestion, previousQuestion } from './next-question.ts';
import { OtherSidePanel } from './other-side-panel.tsx';
import { QuestionHead } from './question-head.tsx';
import classes from './readiness.module.css';
import { ReportGap } from './report-gap.tsx';
import type { AnswerEntry, Answers } from './use-answers.ts';
import { useReadiness } from './use-readiness.ts';

/** Typed and not yet saved; null: nothing typed. */
type Typed = { readonly note: string | null; readonly because: string | null; readonly isNotApplicable: boolean };
const NOTHING: Typed = { note: null, because: null, isNotApplicable: false };

/** Shown at once; the record follows when it is written. */
type Pressed = {
  readonly answer?: PlainAnswer;
  readonly maturity?: Maturity;
  readonly evidence?: readonly string[];
  readonly note?: string;
  readonly because?: string;
};

type QuestionViewProps = { readonly entry: AnswerEntry; readonly answers: Answers };

/** One question a screen. A press is saved at once, what is typed when the field is left. */
export function QuestionView({ entry, answers }: QuestionViewProps) {
  const { t } = useTranslation('readiness');
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const { side, person } = useSession();
  const { editionOf } = useReadiness();
  const { row, record } = entry;
  const draft = useDraft<Typed>(`answer/${row.id}/${side}`, NOTHING);
  const typed = draft.value ?? NOTHING;
  const [isAsked, setAsked] = useState(false);
  const { run, isBusy, error } = useCommand();
  const said = sideAnswer((record?.values ?? {}) as AnswerFields, side);
  const plain = plainAnswer(said.level);
  const [pressed, setPressed] = useState<Pressed>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved takes the place of what was pressed
  useEffect(() => setPressed({}), [record?.revision]);
  const shown: PlainAnswer | null = typed.isNotApplicable ? 'notApplicable' : (pressed.answer ?? plain);
  const maturity = pressed.maturity ?? said.maturity;
  const evidence = pressed.evidence ?? said.evidence;
  const because = typed.because ?? pressed.because ?? said.because;
  const note = typed.note ?? pressed.note ?? said.note;
  const place = answers.entries.findIndex((each) => each.row.id === row.id);
  const before = previousQuestion(answers.entries, row.id);
  const isAgain = entry.reasons.some((reason) => reason !== 'unanswered' && reason !== 'differs');

  /** The save under way: leaving a field by a press on "next" must not cost that press. */
  const saving = useRef<Promise<boolean> | null>(null);

  function say(answer: PlainAnswer, change: AnswerChange = {}): Promise<boolean> {
    const work = write(answer, change).finally(() => {
      if (saving.current === work) saving.current = null;
    });
    saving.current = work;
    return work;
  }

  /** Saves what was pressed together with what was typed so far. */
  async function write(answer: PlainAnswer, change: AnswerChange) {
    const texts = {
      ...(typed.note === null ? {} : { note: typed.note.trim() }),
      ...(answer === 'notApplicable' ? { because: because.trim() } : {}),
    };
    const whole: AnswerChange = { ...texts, ...change };
    // Until the record follows: an answer that is gone for a moment moves the page under the next press.
    setPressed((before) => ({ ...before, answer, ...texts }));
    const context = {
      question: row.id,
      record,
      side,
      edition: editionOf(row.id),
      by: person?.record ?? null,
      evidenceSeen: await evidenceSeen(change.evidence ?? evidence),
      now: Date.now(),
    };
    const saved = await run(() => save([answerSave(context, { ...said, maturity, evidence }, answer, whole)]));
    if (saved.ok) await draft.clear();
    else setPressed({});
    return saved.ok;
  }

  function choose(answer: PlainAnswer) {
    setAsked(false);
    const isComplete = answer !== 'notApplicable' || because.trim() !== '';
    draft.set((held) => ({ ...(held ?? NOTHING), isNotApplicable: !isComplete }));
    if (!isComplete) return;
    setPressed((before) => ({ ...before, answer }));
    void say(answer);
  }

  /** Keeps what is typed when the field is left: into the record as soon as there is an answer that it belongs to. */
  async function keep(): Promise<boolean> {
    if (shown === null || (shown === 'notApplicable' && because.trim() === '')) return true;
    const isTyped = typed.note !== null || typed.because !== null || typed.isNotApplicable;
    return isTyped ? say(shown) : true;
  }

  async function goOn(confirms: boolean) {
    if (shown === 'notApplicable' && because.trim() === '') return setAsked(true);
    const isSaved = saving.current === null || (await saving.current);
    if (!isSaved) return;
    const isKept = confirms && shown !== null ? await say(shown) : await keep();
    if (!isKept) return;
    const next = nextQuestion(answers.entries, row.id);
    navigate(next === null ? '/readiness' : `/readiness/question/${next}`);
  }

  return (
    <Page
      title={t('check.title')}
      sub={t('check.place', { place: place + 1, count: answers.entries.length })}
      actions={
        <Button component="a" href="#/readiness" variant="subtle" leftSection={<Icon name="back" />}>
          {t('check.all')}
        </Button>
      }
    >
      {record !== null && <ConflictNote record={record.id} />}
      <Columns>
        <Column span={8}>
          <Panel
            padding="reading"
            foot={
              <ActionBar
                note={t('check.kept')}
                end={
                  before !== null && (
                    <Button
                      component="a"
                      href={`#/readiness/question/${before}`}
                      variant="subtle"
                      leftSection={<Icon name="chevron-start" />}
                    >
                      {t('check.before')}
                    </Button>
                  )
                }
              >
                <Button
                  variant="filled"
                  size="lg"
                  rightSection={<Icon name="chevron-end" />}
                  onClick={() => void goOn(false)}
                >
                  {shown === null ? t('check.later') : t('check.next')}
                </Button>
                {isAgain && plain !== null && (
                  <Button size="lg" leftSection={<Icon name="check" />} onClick={() => void goOn(true)}>
                    {t('check.stillSo')}
                  </Button>
                )}
              </ActionBar>
            }
          >
            <div className={classes['form']} data-question={row.id}>
              <QuestionHead entry={entry} />
              {error !== null && <ErrorNote error={error} />}
              <ChoiceCards
                label={t('check.answer')}
                value={shown}
                onChange={choose}
                layout="row"
                options={PLAIN_ANSWERS.map((value) => ({ value, label: t(`answer.${value}`) }))}
              />
              {shown === 'notApplicable' && (
                <TextAreaField
                  label={t('check.because')}
                  help={t('check.becauseHelp')}
                  value={because}
                  onChange={(text) => draft.set((held) => ({ ...(held ?? NOTHING), because: text }))}
                  onBlur={() => void keep()}
                  rows={2}
                  error={isAsked && because.trim() === '' ? t('check.becauseNeeded') : null}
                  required
                />
              )}
              {(shown === 'yes' || shown === 'partly') && (
                <ChoiceCards<Maturity>
                  label={t('check.maturity')}
                  value={MATURITIES.find((each) => each === maturity) ?? null}
                  onChange={(next) => {
                    setPressed((before) => ({ ...before, answer: shown, maturity: next }));
                    void say(shown, { maturity: next });
                  }}
                  layout="row"
                  options={MATURITIES.map((value) => ({ value, label: words.code('answer', 'maturity', value) }))}
                />
              )}
              <NoteField draft={draft} note={note} onBlur={() => void keep()} />
              {(shown === 'no' || shown === 'partly') && <ReportGap row={row} record={record} note={note} />}
            </div>
          </Panel>
          <EvidencePanel
            row={row}
            linked={evidence}
            isBusy={isBusy}
            canLink={plain !== null && plain !== 'notApplicable'}
            onChange={(linked) => {
              if (plain === null) return;
              setPressed((before) => ({ ...before, evidence: linked }));
              void say(plain, { evidence: linked });
            }}
          />
        </Column>
        <Column span={4}>
          <OtherSidePanel entry={entry} side={side} />
          <ClausesPanel row={row} />
          <HistoryPanel record={record?.id ?? answerId(row.id)} />
        </Column>
      </Columns>
    </Page>
  );
}

/** Fingerprint of the records as they are at this moment. */
async function evidenceSeen(ids: readonly string[]): Promise<string> {
  const rows = await Promise.all(ids.map(getRecord));
  const known = new Map(rows.flatMap((row) => (row && !row.isRemoved ? [[row.id, row.updatedAt] as const] : [])));
  return evidenceFingerprint(ids, (id) => known.get(id) ?? null);
}

type NoteFieldProps = { readonly draft: DraftHandle<Typed>; readonly note: string; readonly onBlur: () => void };

function NoteField({ draft, note, onBlur }: NoteFieldProps) {
  const { t } = useTranslation('readiness');
  return (
    <TextAreaField
      label={t('check.note')}
      value={note}
      onChange={(text) => draft.set((held) => ({ ...(held ?? NOTHING), note: text }))}
      onBlur={onBlur}
      rows={2}
    />
  );
}
