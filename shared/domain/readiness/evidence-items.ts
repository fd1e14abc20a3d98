import type { ActionFields } from '../action.ts';
import type { AdvisoryMatchFields } from '../advisory-match.ts';
import type { AssetFields } from '../asset.ts';
import { backupFigures } from '../backup-figures.ts';
import type { DocumentFields } from '../document.ts';
import type { DrillFields } from '../drill.ts';
import type { DueItem } from '../due/due-items.ts';
import type { DueRecord, DueRecords } from '../due/due-subjects.ts';
import type { IncidentFields } from '../incident.ts';
import { isConfidential, type ReportFields } from '../report.ts';
import { reportWorkflow } from '../report-workflow.ts';
import type { ReviewFields } from '../review.ts';
import type { RiskFields } from '../risk.ts';
import { dayToUtc, isDayOver } from '../ship-time.ts';
import { isFinal, readWorkflow, stateOf } from '../workflow.ts';
import {
  contactEvidence,
  incidentEvidence,
  mapEvidence,
  mediaEvidence,
  peopleAboard,
  roleEvidence,
  sessionEvidence,
  trainingEvidence,
} from './log-evidence.ts';
import type { EvidenceKind } from './readiness-codes.ts';
import type { EvidenceItem } from './score-evidence.ts';
import { unansweredAssets } from './unanswered-advisories.ts';

/** Everything that {@link evidenceItems} reads, beside what due dates read. */
export const EVIDENCE_COLLECTIONS = [
  'advisoryMatch',
  'conduit',
  'contact',
  'document',
  'drillAttendance',
  'mediaLog',
  'mediaLogEntry',
  'message',
  'person',
  'vendorSession',
  'zone',
] as const;

/** A drill counts when its record is complete, a match of an advisory while nobody has dealt with it. */
const DRILL_COMPLETE = ['completed', 'acknowledged'];
const UNPATCHED = ['open', 'affected'];
const REVIEW_COMPLETE = DRILL_COMPLETE;

/**
 * What the ship's records show, by kind of evidence.
 *
 * @param due what is due now, of the same records.
 * @param answerWithin how long an advisory may be without an answer, ISO 8601.
 */
export function evidenceItems(
  records: DueRecords,
  due: readonly DueItem[],
  now: number,
  answerWithin: string,
): Readonly<Record<EvidenceKind, readonly EvidenceItem[]>> {
  const live = (collection: string) => (records[collection] ?? []).filter(({ isRemoved }) => !isRemoved);
  const plans = live('backupPlan').filter(({ values }) => (values['status'] ?? 'active') === 'active');
  const figures = backupFigures(plans, live('backup'), live('restoreTest'));
  const late = new Set(due.flatMap(({ kind, record, state }) => (state === 'overdue' ? [`${kind} ${record}`] : [])));
  const assets = live('asset').filter(({ values }) => {
    const { status } = values as AssetFields;
    return status !== 'scrapped' && status !== 'planned';
  });
  const drills = live('drill').flatMap((drill) => heldAt(drill) ?? []);
  const aboard = peopleAboard(live('person'), now);
  const reports = live('report').filter(({ values }) => !isConfidential(values));
  return {
    drill: newestOf(drills),
    exercise: newestOf(
      live('drill').flatMap((drill) =>
        (drill.values as DrillFields).level === 'exercise' ? (heldAt(drill) ?? []) : [],
      ),
    ),
    backup: figures.map(({ plan, lastGoodAt }) => ({
      record: plan,
      at: lastGoodAt,
      isGood: lastGoodAt !== null && !late.has(`backup ${plan}`),
    })),
    restoreTest: figures.map(({ plan, lastPassedAt }) => ({
      record: plan,
      at: lastPassedAt,
      isGood: lastPassedAt !== null,
    })),
    assetInventory: assets.map((asset) => aged(asset, (asset.values as AssetFields).verifiedOn)),
    criticalAssets: assets
      .filter(({ values }) => (values as AssetFields).ismCritical === true)
      .map((asset) => {
        const { fallback, rtoMin, maxOutageMin } = asset.values as AssetFields;
        const isGood = Boolean(fallback?.trim()) && (rtoMin ?? maxOutageMin ?? null) !== null;
        return { record: asset.id, at: asset.updatedAt, isGood };
      }),
    patchState: patchState(assets, live('advisoryMatch'), live('message'), answerWithin, now),
    riskRegister: live('risk')
      .filter(({ values }) => (values as RiskFields).status !== 'closed')
      .map((risk) => {
        const item = aged(risk, (risk.values as RiskFields).reviewedOn);
        return item.at === null ? { ...item, at: risk.createdAt, isGood: true } : item;
      }),
    openReports: reports
      .filter(({ values }) => (values as ReportFields).kind === 'nonConformity')
      .filter(({ values }) => !isFinal(reportWorkflow, stateOf(reportWorkflow, values['state'])))
      .map(against),
    overdueActions: live('action')
      .filter(({ id }) => late.has(`action ${id}`))
      .map((action) => ({
        ...against(action),
        at: (action.values as ActionFields).dueOn ? action.updatedAt : action.createdAt,
      })),
    reporting: newestOf([
      ...reports.map((report) => ({
        record: report.id,
        at: (report.values as ReportFields).happenedAt ?? report.createdAt,
      })),
      ...live('incident').map((incident) => ({
        record: incident.id,
        at: (incident.values as IncidentFields).detectedAt ?? incident.createdAt,
      })),
    ]),
    papers: live('document')
      .filter(({ values }) => (values as DocumentFields).obsolete !== true)
      .map((paper) => {
        const { approvedOn, reviewOn, expiresOn } = paper.values as DocumentFields;
        const isPast = [reviewOn, expiresOn].some((on) => on && isDayOver(on, now));
        return {
          record: paper.id,
          at: (approvedOn ? dayToUtc(approvedOn) : null) ?? null,
          isGood: Boolean(approvedOn) && !isPast,
        };
      }),
    networkMap: mapEvidence([...live('zone'), ...live('conduit')]),
    training: trainingEvidence(aboard, live('drillAttendance'), new Map(drills.map(({ record, at }) => [record, at]))),
    roles: roleEvidence(aboard),
    contacts: contactEvidence(live('contact')),
    vendorSessions: sessionEvidence(live('vendorSession')),
    mediaLog: mediaEvidence(live('mediaLog'), live('mediaLogEntry')),
    incidents: incidentEvidence(live('incident')),
    internalAudit: newestOf(reviewsOf(live('review'), 'internalAudit')),
    masterReview: newestOf(reviewsOf(live('review'), 'masterReview')),
  };
}

type Dated = { readonly record: string; readonly at: number };

/** One thing that is done again and again: only its last time counts. */
function newestOf(all: readonly Dated[]): readonly EvidenceItem[] {
  const newest = all.reduce<Dated | null>((last, each) => (last === null || each.at > last.at ? each : last), null);
  return newest === null ? [] : [{ ...newest, isGood: true }];
}

function heldAt(drill: DueRecord): Dated | null {
  const { endedAt, startedAt } = drill.values as DrillFields;
  if (!DRILL_COMPLETE.includes(readWorkflow(drill.values['state'])?.state ?? '')) return null;
  return { record: drill.id, at: endedAt ?? startedAt ?? drill.createdAt };
}

function reviewsOf(reviews: readonly DueRecord[], kind: string): readonly Dated[] {
  return reviews.flatMap((review) => {
    const { kind: of, endedAt } = review.values as ReviewFields;
    const isDone = REVIEW_COMPLETE.includes(readWorkflow(review.values['state'])?.state ?? '');
    return of === kind && isDone ? [{ record: review.id, at: endedAt ?? review.updatedAt }] : [];
  });
}

function aged(record: DueRecord, on: string | null | undefined): EvidenceItem {
  const at = on ? dayToUtc(on) : null;
  return { record: record.id, at, isGood: at !== null };
}

function against(record: DueRecord): EvidenceItem {
  return { record: record.id, at: record.updatedAt, isGood: false };
}

/** A system is patched while no advisory waits for it, answered or not, and its maker still supports it. */
function patchState(
  assets: readonly DueRecord[],
  matches: readonly DueRecord[],
  messages: readonly DueRecord[],
  answerWithin: string,
  now: number,
): readonly EvidenceItem[] {
  const unanswered = unansweredAssets({ messages, assets, answers: matches }, answerWithin, now);
  const open = new Set(
    matches.flatMap(({ values }) => {
      const { asset, status } = values as AdvisoryMatchFields;
      return asset && UNPATCHED.includes(status ?? 'open') ? [asset] : [];
    }),
  );
  return assets.map((asset) => {
    const { supportEndsOn } = asset.values as AssetFields;
    const isOld = isDayOver(supportEndsOn ?? '', now);
    return {
      record: asset.id,
      at: asset.updatedAt,
      isGood: !open.has(asset.id) && !unanswered.has(asset.id) && !isOld,
    };
  });
}
