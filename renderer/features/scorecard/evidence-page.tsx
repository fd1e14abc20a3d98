import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useScorecard } from '#renderer/data/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import rawRules from '#resources/rules/readiness-rules.json' with { type: 'json' };
import type { EvidenceKind } from '#shared/domain/readiness/readiness-codes.ts';
import { type EvidenceRule, readScoreRules } from '#shared/domain/readiness/score-rules.ts';
import { EvidenceRecord } from './evidence-record.tsx';
import { MissingFigure } from './missing-figure.tsx';
import classes from './scorecard.module.css';
import { useFigureWords } from './use-figure-words.ts';
import { usePeriod } from './use-period.ts';
import { Wide } from './wide.tsx';

/** One kind of live evidence: its rule, its sum and the records behind it. */
export function EvidencePage() {
  const { t } = useTranslation('scorecard');
  const { kind = '' } = useParams<{ kind: string }>();
  const words = useFigureWords();
  const period = usePeriod();
  const card = useScorecard();
  const found = card?.evidence.find((each) => each.kind === kind);
  const read = readScoreRules(rawRules);
  const rule = read.ok ? read.value.evidence.find((each) => each.kind === kind) : undefined;
  if (!card) return <p role="status">{t('working')}</p>;
  if (found === undefined || rule === undefined) return <MissingFigure />;
  const { points, items, measure } = found;
  return (
    <Page
      title={words.evidence(kind)}
      sub={points === null ? t('evidence.says') : t('evidence.worth', { points })}
      actions={
        <Button component="a" href="#/scorecard" variant="subtle" leftSection={<Icon name="back" />}>
          {t('toCard')}
        </Button>
      }
    >
      <Panel title={t('evidence.rule')} aside={<StatusMark kind="info">{t('unverified')}</StatusMark>}>
        {isExplained(found.kind) && (
          <p>{t(`evidence.about.${found.kind}`, { period: period(rawRules.advisoryAnswer) })}</p>
        )}
        <Rule rule={rule} />
      </Panel>
      <Panel title={t('evidence.records')} aside={t('evidence.count', { count: items.length })} padding="bare">
        {items.length === 0 ? (
          <p className={classes['inset']}>{t(`evidence.none.${measure}`)}</p>
        ) : (
          <Wide label={t('evidence.records')}>
            <table className={classes['figures']} aria-label={t('evidence.records')}>
              <thead>
                <tr>
                  <th scope="col">{t('evidence.record')}</th>
                  <th scope="col">{t(`evidence.when.${measure}`)}</th>
                  <th scope="col" className={classes['end']}>
                    {t('evidence.points')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map(({ record, at, points: worth }) => (
                  <tr key={record}>
                    <th scope="row">
                      <EvidenceRecord record={record} />
                    </th>
                    <td>{at === null ? t('never') : <Instant at={at} />}</td>
                    <td className={classes['end']}>{worth ?? t('evidence.against')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Wide>
        )}
      </Panel>
    </Page>
  );
}

/** Kinds where a record alone does not say what counts in it. */
const EXPLAINED = [
  'backup',
  'criticalAssets',
  'patchState',
  'papers',
  'networkMap',
  'training',
  'roles',
  'contacts',
  'vendorSessions',
  'mediaLog',
  'incidents',
] as const satisfies readonly EvidenceKind[];

function isExplained(kind: EvidenceKind): kind is (typeof EXPLAINED)[number] {
  return (EXPLAINED as readonly EvidenceKind[]).includes(kind);
}

function Rule({ rule }: { readonly rule: EvidenceRule }) {
  const { t } = useTranslation('scorecard');
  const period = usePeriod();
  if (rule.measure === 'share') return <p>{t('evidence.share')}</p>;
  if (rule.measure === 'count')
    return (
      <p>
        {t('evidence.counted')}{' '}
        {rule.bands.map(({ upTo, points }) => t('evidence.upTo', { count: upTo, points })).join(' · ')}
        {' · '}
        {t('evidence.more', { points: rule.more })}.
      </p>
    );
  return (
    <p>
      {t('evidence.aged')}{' '}
      {rule.bands.map(({ upTo, points }) => t('rules.band', { period: period(upTo), worth: points })).join(' · ')}
      {' · '}
      {t('rules.older', { worth: rule.older })} · {t('evidence.neverWorth', { points: rule.never })}.
    </p>
  );
}
