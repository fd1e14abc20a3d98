import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useChildren, useRecord, useRecords, useSession, useWorkspace } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { isLanguageCode } from '#renderer/i18n/languages.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { drillOf, planOf } from './drill-values.ts';
import { crewOf, planDraft, planDraftOf } from './plan-draft.ts';
import { PlanForm } from './plan-form.tsx';
import { useLibrary } from './scenario-content.ts';

const ALL = { from: 0, count: 500 } as const;

/** A new plan; the scenario may stand in the address. */
export function PlanDrillPage() {
  const { t } = useTranslation('ui');
  const { scenario: id } = useParams<{ scenario?: string }>();
  const { scenarios, isLoading } = useLibrary();
  const scenario = scenarios.find((each) => each.id === id) ?? null;
  const { persons, person } = useSession();
  const { info } = useWorkspace();
  const { language } = useLanguage();
  const working = info?.workingLanguage;
  const first = isLanguageCode(working) ? working : language.code;
  if (id !== undefined && scenario === null && isLoading) return <p role="status">{t('shell.loading')}</p>;
  const initial = planDraft({
    scenario,
    crew: crewOf(persons),
    controller: person?.record ?? null,
    languages: first === language.code ? [first] : [first, language.code],
    today: utcDay(Date.now()),
  });
  return <PlanForm key={id ?? ''} draftKey={`drill/plan/${id ?? ''}`} initial={initial} drill={null} attendance={[]} />;
}

/** The plan of a drill that was not held yet. */
export function ChangeDrillPage() {
  const { t } = useTranslation('ui');
  const { id = '' } = useParams<{ id: string }>();
  const drill = useRecord(id);
  const attendance = useChildren(id, 'drillAttendance');
  const plans = useRecords({ collection: 'drillPlan' }, ALL);
  if (!drill || attendance === undefined || plans.isLoading) return <p role="status">{t('shell.loading')}</p>;
  const plan = plans.rows.find((row) => row.id === drillOf(drill).plan);
  const scenario = plans.rows.find((row) => planOf(row).scenario === drillOf(drill).scenario);
  return (
    <PlanForm
      draftKey={`drill/${id}/plan`}
      initial={planDraftOf(drill, plan ?? scenario ?? null, attendance)}
      drill={drill}
      attendance={attendance}
    />
  );
}
