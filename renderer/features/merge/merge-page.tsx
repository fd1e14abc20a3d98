import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { type ConflictItem, resolve, useConflicts, useDraft, useSession, useWorkspace } from '#renderer/data/index.ts';
import { recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { FieldError } from '#renderer/ui/fields/field-error.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import { JoinPanel } from './join-panel.tsx';
import classes from './merge.module.css';
import {
  type Choice,
  type Choices,
  canJoin,
  groupConflicts,
  inUseOf,
  type MergeGroup,
  neighbours,
  settlementOf,
} from './merge-model.ts';
import { MergePreview } from './merge-preview.tsx';
import { useMergeSession } from './merge-session.ts';
import { MergeTables } from './merge-table.tsx';
import { UndoButton } from './undo-button.tsx';
import { WhoSettles } from './who-settles.tsx';

/** What is being decided; kept until it is settled. */
type Decision = { readonly choices: Choices; readonly reason: string };

const NOTHING: Decision = { choices: {}, reason: '' };

/** `/merge/:id`: one record whose fields two sides changed at once. */
export function MergePage() {
  const { t } = useTranslation('merge');
  const { id: record = '' } = useParams<{ id: string }>();
  const conflicts = useConflicts();
  if (conflicts === undefined) return <Page title={t('loading')}>{null}</Page>;
  const groups = groupConflicts(conflicts);
  const group = groups.find((each) => each.record === record);
  return group === undefined ? (
    <Settled record={record} groups={groups} />
  ) : (
    <OpenConflict key={record} group={group} groups={groups} />
  );
}

function mergePath(record: RecordId): string {
  return `/merge/${encodeURIComponent(record)}`;
}

type SettledProps = { readonly record: RecordId; readonly groups: readonly MergeGroup[] };

/** Nothing differs here any more: settled now, or by somebody else meanwhile. */
function Settled({ record, groups }: SettledProps) {
  const { t } = useTranslation('merge');
  const { side } = useSession();
  const last = useMergeSession((state) => state.last);
  const isOurs = last?.record === record;
  const [next] = groups;
  const href = recordHref(record);
  const actions = (
    <div className={classes['actions']}>
      {next === undefined ? (
        <Button component="a" href="#/merge" variant="filled">
          {t('settled.queue')}
        </Button>
      ) : (
        <Button component="a" href={`#${mergePath(next.record)}`} variant="filled">
          {t('settled.next', { count: groups.length })}
        </Button>
      )}
      {href !== null && (
        <Button component="a" href={href}>
          {t('settled.open')}
        </Button>
      )}
      {isOurs && <UndoButton last={last} />}
    </div>
  );
  if (!isOurs)
    return (
      <Page title={t('settled.nothing')}>
        <Panel padding="bare">
          <EmptyState why={t('settled.nothingWhy')} action={actions} />
        </Panel>
      </Page>
    );
  return (
    <Page title={t('settled.title', { name: last.title })}>
      <Notice kind="done" announce title={t(`settled.told.${side}`)}>
        <q className={classes['quote']}>{last.reason}</q>
      </Notice>
      {actions}
    </Page>
  );
}

type OpenConflictProps = { readonly group: MergeGroup; readonly groups: readonly MergeGroup[] };

function OpenConflict({ group, groups }: OpenConflictProps) {
  const { t } = useTranslation('merge');
  const { record, collection, title, number, items, fromAt, toAt, rights } = group;
  const words = useFieldWords();
  const formats = useFormats();
  const { info } = useWorkspace();
  const [, navigate] = useLocation();
  const { before, after, place } = neighbours(groups, record);
  const name = title || number || words.record(collection);
  const [fromDay, toDay] = [fromAt, toAt].map((at) => formats.day(new Date(at).toISOString().slice(0, 10)));

  return (
    <Page
      title={t('page.title', { name, count: items.length })}
      sub={
        <>
          {number !== null && (
            <>
              <bdi>{number}</bdi>
              {' · '}
            </>
          )}
          {words.record(collection)}
          {' · '}
          <bdi>{info?.vesselName}</bdi>
          {' · '}
          {fromDay === toDay ? t('page.onDay', { day: fromDay }) : t('page.between', { from: fromDay, to: toDay })}
        </>
      }
      actions={
        <>
          <span className={classes['dim']}>{t('page.place', { place, count: groups.length })}</span>
          {before !== null && (
            <Button leftSection={<Icon name="chevron-start" />} onClick={() => navigate(mergePath(before))}>
              {t('page.before')}
            </Button>
          )}
          {after !== null && (
            <Button rightSection={<Icon name="chevron-end" />} onClick={() => navigate(mergePath(after))}>
              {t('page.after')}
            </Button>
          )}
        </>
      }
    >
      {items.some(({ kind }) => kind !== 'values') && <Kinds items={items} />}
      {rights === 'none' ? (
        <ReadOnly items={items} />
      ) : (
        <Decide group={group} name={name} onLater={() => navigate('/merge')} />
      )}
    </Page>
  );
}

/** Conflicts that are not about a value, in a sentence: two moves at once, a removal against an edit. */
function Kinds({ items }: { readonly items: readonly ConflictItem[] }) {
  const { t } = useTranslation('merge');
  const kinds = [...new Set(items.map(({ kind }) => kind))].filter((kind) => kind !== 'values');
  return (
    <Notice kind="info">
      {kinds.map((kind) => (
        <p key={kind}>{t(`kind.${kind as 'workflow' | 'removal'}`)}</p>
      ))}
    </Notice>
  );
}

function ReadOnly({ items }: { readonly items: readonly ConflictItem[] }) {
  const { t } = useTranslation('merge');
  return (
    <>
      <WhoSettles items={items} />
      <MergeTables label={t('table.label')} items={items} choices={{}} onChoose={() => {}} readOnly />
    </>
  );
}

type DecideProps = {
  readonly group: MergeGroup;
  readonly name: string;
  readonly onLater: () => void;
};

/** The table of choices, the record after them, the reason. Nothing is chosen for the person. */
function Decide({ group, name, onLater }: DecideProps) {
  const { t } = useTranslation(['merge', 'ui']);
  const { record, items } = group;
  const { side } = useSession();
  const setLast = useMergeSession((state) => state.setLast);
  const draft = useDraft<Decision>(`merge/${record}`, NOTHING);
  const foot = useRef<HTMLDivElement>(null);
  const [isAsked, setAsked] = useState(false);
  const [tries, setTries] = useState(0);
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const mine = items.filter(({ maySettle }) => maySettle);
  const others = items.filter(({ maySettle }) => !maySettle);
  const { choices, reason } = draft.value ?? NOTHING;
  const settled = settlementOf(items, choices);
  const count = Object.keys(settled).length;
  const needsChoice = count === 0;
  const needsReason = reason.trim() === '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when somebody tried, and only then
  useEffect(() => {
    if (tries === 0) return;
    if (needsChoice) document.querySelector<HTMLElement>('main input[type="radio"]')?.focus();
    else foot.current?.querySelector('textarea')?.focus();
  }, [tries]);

  function choose(field: string, choice: Choice | undefined) {
    setError(null);
    draft.set((now) => {
      const { [field]: _before, ...rest } = now.choices;
      return { ...now, choices: choice === undefined ? rest : { ...rest, [field]: choice } };
    });
  }

  async function settle() {
    setAsked(true);
    setError(null);
    if (needsChoice || needsReason || isBusy) {
      setTries(tries + 1);
      return;
    }
    setBusy(true);
    const last = {
      record,
      title: name,
      before: inUseOf(items, Object.keys(settled)),
      after: Object.fromEntries(Object.entries(settled).map(([field, { value }]) => [field, value])),
      reason: reason.trim(),
    };
    const done = await resolve(record, settled, reason.trim());
    setBusy(false);
    if (!done.ok) {
      setError(done.error);
      return;
    }
    setLast(last);
    setAsked(false);
    await draft.clear();
  }

  return (
    <>
      {draft.isRestored && count > 0 && <Notice kind="info" title={t('merge:restored')} />}
      <MergeTables label={t('merge:table.label')} items={mine} choices={choices} onChoose={choose} />
      {mine.filter(canJoin).map((item) => (
        <JoinPanel
          key={item.field}
          item={item}
          choice={choices[item.field]}
          onChoose={(choice) => choose(item.field, choice)}
        />
      ))}
      {others.length > 0 && (
        <>
          <WhoSettles items={others} />
          <MergeTables label={t('merge:table.others')} items={others} choices={{}} onChoose={() => {}} readOnly />
        </>
      )}
      <div className={classes['decision']}>
        <MergePreview items={items} choices={choices} />
        <Panel
          foot={
            <ActionBar
              end={
                <Button variant="subtle" onClick={onLater}>
                  {t('merge:later')}
                </Button>
              }
            >
              <Button
                variant="filled"
                size="lg"
                leftSection={<Icon name="check" />}
                onClick={() => void settle()}
                disabled={isBusy}
              >
                {t(`merge:settle.${side}`)}
              </Button>
              {count > 0 && (
                <Button variant="subtle" onClick={() => draft.set((now) => ({ ...now, choices: {} }))}>
                  {t('merge:clear')}
                </Button>
              )}
            </ActionBar>
          }
        >
          <div className={classes['reason']} ref={foot}>
            <TextAreaField
              label={t(`merge:reason.${side}`)}
              help={t('merge:reasonHelp')}
              required
              value={reason}
              onChange={(next) => draft.set((now) => ({ ...now, reason: next }))}
              error={isAsked && needsReason ? t('merge:needsReason') : null}
              rows={4}
            />
            {isAsked && needsChoice && (
              <div role="alert">
                <FieldError>{t('merge:needsChoice')}</FieldError>
              </div>
            )}
            {error !== null && <ErrorNote error={error} />}
          </div>
        </Panel>
      </div>
    </>
  );
}
