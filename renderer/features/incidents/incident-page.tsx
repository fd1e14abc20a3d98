import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, useChildren, useRecord, useRecordState, useSession } from '#renderer/data/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { Age } from '#renderer/ui/time/age.tsx';
import { AfterPart } from './after-part.tsx';
import { AwarePanel } from './aware-panel.tsx';
import { DecisionsPanel } from './decisions-panel.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { FactsPart } from './facts-part.tsx';
import { currentAction, guideActions } from './guide-model.ts';
import { incidentOf, mayWrite } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';
import { LogPanel } from './log-panel.tsx';
import { MissingIncident } from './missing-incident.tsx';
import { MovesPanel } from './moves-panel.tsx';
import { ShortTextPanel } from './short-text-panel.tsx';
import { ToldPanel } from './told-panel.tsx';
import { ToldPart } from './told-part.tsx';
import { useFirstHour } from './use-content.ts';

const PARTS = ['log', 'facts', 'told', 'evidence', 'after'] as const;
type Part = (typeof PARTS)[number];

/** The record of one incident, the same aboard and ashore, in five parts that each have an address. */
export function IncidentPage() {
  const { t } = useTranslation('ui');
  const { id = '', part } = useParams<{ id: string; part?: string }>();
  const row = useRecord(id);
  if (row === undefined) return <p role="status">{t('shell.loading')}</p>;
  if (row === null) return <MissingIncident />;
  return <Known row={row} part={PARTS.find((each) => each === part) ?? 'log'} />;
}

function Known({ row, part }: { readonly row: RecordRow; readonly part: Part }) {
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  const fields = incidentOf(row);
  const home = `#/incidents/${row.id}`;
  return (
    <Page
      title={row.title}
      sub={
        <>
          <bdi>{row.number}</bdi> · {words.severity(fields.severity)} · {words.type(fields.type)} ·{' '}
          <Age at={fields.awareShipAt ?? row.createdAt} form="ago" />
        </>
      }
      actions={
        <>
          <Button component="a" href="#/incidents" variant="subtle" leftSection={<Icon name="back" />}>
            {t('toList')}
          </Button>
          <PrintButton papers={papersOf(row.id)} />
          <RecordState state={useRecordState(row)} framed />
        </>
      }
    >
      <ConflictNote record={row.id} />
      {row.isRemoved && <Notice kind="info">{t('voidedText')}</Notice>}
      <GuideNotice row={row} />
      <nav aria-label={t('part.label')}>
        <ul className={classes['parts']}>
          {PARTS.map((each) => (
            <li key={each}>
              <a
                className={classes['part']}
                href={each === 'log' ? home : `${home}/${each}`}
                aria-current={each === part ? 'page' : undefined}
              >
                {t(`part.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PartOf row={row} part={part} />
    </Page>
  );
}

function PartOf({ row, part }: { readonly row: RecordRow; readonly part: Part }) {
  switch (part) {
    case 'facts':
      return <FactsPart row={row} />;
    case 'told':
      return <ToldPart row={row} />;
    case 'evidence':
      return <EvidencePart row={row} />;
    case 'after':
      return <AfterPart row={row} />;
    default:
      return (
        <Columns>
          <Column span={7}>
            <LogPanel row={row} />
            <DecisionsPanel row={row} />
          </Column>
          <Column span={5}>
            <MovesPanel row={row} />
            <AwarePanel row={row} />
            <ToldPanel row={row} />
            <ShortTextPanel row={row} />
          </Column>
        </Columns>
      );
  }
}

/** How far the guide is, and the way back into it. */
function GuideNotice({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const { guide, say } = useFirstHour();
  const lines = useChildren(row.id, 'incidentTimeline');
  if (lines === undefined || !mayWrite(row, session)) return null;
  const actions = guideActions(guide, lines);
  const current = actions[currentAction(actions)];
  if (current === undefined) return null;
  const passed = actions.filter(({ isPassed }) => isPassed).length;
  return (
    <Notice
      kind="running"
      title={t('guide.stands', { phase: say(`phase.${current.phase}.title`), passed, count: actions.length })}
      actions={
        <Button
          component="a"
          href={`#/incidents/${row.id}/guide`}
          variant={session.side === 'ship' ? 'filled' : 'default'}
        >
          {session.side === 'ship' ? t('guide.goOn') : t('guide.read')}
        </Button>
      }
    >
      <p>{say(`action.${current.key}.do`)}</p>
    </Notice>
  );
}

const PAPERS = ['incidentInitial', 'incidentFollowUp', 'incidentFinal', 'notificationSheet', 'callScripts'] as const;

function papersOf(record: string) {
  return PAPERS.map((kind) => ({ kind, record }));
}
