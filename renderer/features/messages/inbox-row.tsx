import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useRecords, useSession } from '#renderer/data/index.ts';
import { recordHref } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Row } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { AppError } from '#shared/base/result.ts';
import { readScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { acceptDrafts, madeOf, receiptOf } from './accept.ts';
import { MessageView, useKindWord } from './message-view.tsx';
import classes from './messages.module.css';

const PLANS = { collection: 'drillPlan' } as const;
const ALL = { from: 0, count: 500 } as const;

/** One message: opened, read, and where it orders something taken on with one press. */
export function InboxRow({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('messages');
  const kindOf = useKindWord();
  const [isOpen, setOpen] = useState(false);
  const isRead = typeof row.values['receiptAt'] === 'number';
  return (
    <Row
      mark={<StatusMark kind={isRead ? 'done' : 'pending'}>{t(isRead ? 'inbox.read' : 'inbox.new')}</StatusMark>}
      title={row.title}
      sub={
        <div className={classes['stack']}>
          <span>
            {kindOf(row)} · <Instant at={Number(row.values['sentAt'] ?? row.createdAt)} />
          </span>
          {isOpen && <MessageView row={row} />}
          {isOpen && (isRead ? <Outcome row={row} /> : <Accept row={row} />)}
        </div>
      }
      end={
        <Button
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'closeOne' : 'openOne', { title: row.title })}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? 'close' : 'open')}
        </Button>
      }
    />
  );
}

function Accept({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('messages');
  const { person } = useSession();
  const plans = useRecords(PLANS, ALL);
  const { run, isBusy, error } = useCommand();
  const kind = acceptKind(row);
  const unfit = unfitOf(row);

  function accept(isOrder: boolean) {
    const context = { now: Date.now(), by: person?.record ?? null, plans: plans.rows };
    void run(async () => {
      const drafts = isOrder ? acceptDrafts(row, context) : { ok: true as const, value: [receiptOf(row, context)] };
      return drafts.ok ? save(drafts.value) : drafts;
    });
  }

  const isOrder = kind === 'task' || kind === 'drillOrder';
  return (
    <>
      {unfit !== null && <ErrorNote error={unfit} />}
      <div className={classes['row']}>
        <Button variant="filled" onClick={() => accept(isOrder)} disabled={isBusy || plans.isLoading}>
          {t(`accept.${unfit === null ? kind : 'other'}`)}
        </Button>
        {isOrder && (
          <Button onClick={() => accept(false)} disabled={isBusy}>
            {t('accept.other')}
          </Button>
        )}
        <span className={classes['dim']}>{t('inbox.tells')}</span>
      </div>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

/** What was made of it, with the way there. */
function Outcome({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('messages');
  const kind = acceptKind(row);
  const made = madeOf(row);
  const href = kind === 'scenario' ? scenarioHref(row) : made === null ? null : recordHref(made);
  if (kind === 'other') return null;
  return (
    <div className={classes['row']}>
      <span className={classes['dim']}>{t(`outcome.${kind}`)}</span>
      {href !== null && (
        <Button component="a" href={href} size="sm">
          {t('outcome.open')}
        </Button>
      )}
    </div>
  );
}

type AcceptKind = 'task' | 'drillOrder' | 'scenario' | 'other';

function acceptKind({ values }: RecordRow): AcceptKind {
  const kind = values['kind'];
  return kind === 'task' || kind === 'drillOrder' || kind === 'scenario' ? kind : 'other';
}

function scenarioHref({ values }: RecordRow): string | null {
  const read = readScenarioBundle(values['payload']);
  return read.ok ? `#/drills/scenario/${read.value.scenario.id}` : null;
}

/** A scenario that this app cannot hold is said so before it is taken in. */
function unfitOf(row: RecordRow): AppError | null {
  if (acceptKind(row) !== 'scenario') return null;
  const read = readScenarioBundle(row.values['payload']);
  return read.ok
    ? null
    : { code: 'content/not-a-scenario', params: { field: String(read.error.params?.['field'] ?? '') } };
}
