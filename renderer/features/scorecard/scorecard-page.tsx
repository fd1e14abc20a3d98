import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useScorecard, useWorkspace } from '#renderer/data/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Readout } from '#renderer/ui/figures/readout.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { Figure, Scorecard } from '#shared/domain/readiness/score.ts';
import { CUTS, type Cut, figuresOf, isKnown } from '#shared/domain/readiness/score-cuts.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { Chart } from './chart.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { FiguresTable } from './figures-table.tsx';
import classes from './scorecard.module.css';
import { TrendPanel } from './trend-panel.tsx';
import { figureHref, useFigureWords } from './use-figure-words.ts';

/** How ready the ship is, by every cut, with the way to what each figure is made of. */
export function ScorecardPage() {
  const { t } = useTranslation('scorecard');
  const { info } = useWorkspace();
  const card = useScorecard();
  return (
    <Page
      title={t('title')}
      sub={
        card ? (
          <>
            <bdi>{info?.vesselName}</bdi> · {t('asOf')} <Instant at={card.at} withShip />
          </>
        ) : (
          t('working')
        )
      }
      actions={<PrintButton papers={[{ kind: 'scorecard' }]} />}
    >
      <ReadinessNav current="scorecard" />
      {card && <Card card={card} />}
    </Page>
  );
}

function Card({ card }: { readonly card: Scorecard }) {
  const { t } = useTranslation('scorecard');
  const words = useFigureWords();
  const points = (group: Cut) =>
    figuresOf(card, group).map(({ id, percent }) => ({ name: words.figure(group, id), percent: percent ?? 0 }));
  return (
    <>
      <div className={classes['top']}>
        <Whole figure={card.whole} edition={card.edition} />
        <Panel title={t('elements')}>
          <Chart kind="radar" points={points('element')} caption={t('tableBelow')} />
        </Panel>
        <TrendPanel percent={card.whole.percent} />
      </div>
      <Tabs
        defaultValue="element"
        keepMounted
        classNames={{ root: classes['cuts'] ?? '', panel: classes['tab'] ?? '' }}
      >
        <Tabs.List aria-label={t('cuts')}>
          {CUTS.map((group) => (
            <Tabs.Tab key={group} value={group}>
              {t(`group.${group}`)}
            </Tabs.Tab>
          ))}
          <Tabs.Tab value="evidence">{t('evidence.tab')}</Tabs.Tab>
        </Tabs.List>
        {CUTS.map((group) => (
          <Tabs.Panel key={group} value={group}>
            <Panel title={t(`group.${group}`)} padding="bare">
              {(group === 'phase' || group === 'aspect') && (
                <div className={classes['inset']}>
                  <Chart kind="bars" points={points(group)} caption={t('tableBelow')} />
                </div>
              )}
              <FiguresTable group={group} figures={figuresOf(card, group)} label={t(`group.${group}`)} />
            </Panel>
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="evidence">
          <EvidencePanel evidence={card.evidence} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

function Whole({ figure, edition }: { readonly figure: Figure; readonly edition: string }) {
  const { t } = useTranslation(['scorecard', 'common']);
  const known = isKnown(figure);
  const formats = useFormats();
  // answers are of a day, not of an hour
  const day = (at: number | null) => (at === null ? t('never') : formats.day(utcDay(at)));
  return (
    <Panel
      title={t('whole')}
      foot={
        <div className={classes['foot']}>
          <a className={classes['link']} href={figureHref('whole', 'whole')}>
            {t('how')}
          </a>
        </div>
      }
    >
      <div className={classes['stack']}>
        <Readout unit={known ? t('of100') : ''}>
          {known ? (figure.percent ?? t('notApplicable')) : t('common:unknown')}
        </Readout>
        <KeyValue
          items={[
            {
              label: t('column.answered'),
              value: t('answeredOf', { answered: figure.answered, all: figure.questions.length }),
            },
            { label: t('apart'), value: figure.apart },
            { label: t('differs'), value: figure.differing },
            {
              label: t('newest'),
              value: day(figure.newestAt),
            },
            {
              label: t('oldest'),
              value: day(figure.oldestAt),
            },
          ]}
        />
        <p className={classes['small']}>
          <StatusMark kind="info">{t('unverified')}</StatusMark> {t('ownRules', { edition })}
        </p>
      </div>
    </Panel>
  );
}
