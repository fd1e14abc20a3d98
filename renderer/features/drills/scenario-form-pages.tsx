import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect, useParams } from 'wouter';
import { useSession, useWorkspace } from '#renderer/data/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { readScenarioBundle, type ScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import type { Scenario } from '#shared/domain/content/scenario.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { useCompanyScenarios } from './company-scenarios.ts';
import { useLibrary, useScenarioBundle } from './scenario-content.ts';
import { codePrefix, copyOf, firstLanguage, freeCode, nextEdition } from './scenario-draft.ts';
import { ScenarioForm } from './scenario-form.tsx';
import { SYSTEM_KEYS } from './system-keys.ts';

/** The number that a scenario made here gets. */
export function useFreeCode(): { readonly code: string; readonly prefix: string; readonly taken: readonly string[] } {
  const { side } = useSession();
  const { info } = useWorkspace();
  const { scenarios } = useLibrary();
  const { records } = useCompanyScenarios();
  const taken = [...scenarios.map(({ id }) => id), ...records.keys()];
  const prefix = codePrefix(side, info?.mark ?? '');
  return { code: freeCode(prefix, taken), prefix, taken };
}

/** A copy of any scenario, to be changed. */
export function CopyScenarioPage() {
  const { t } = useTranslation('ui');
  const { id = '' } = useParams<{ id: string }>();
  const { scenarios, isLoading } = useLibrary();
  const scenario = scenarios.find((each) => each.id === id) ?? null;
  if (scenario !== null && !isLoading) return <Copy scenario={scenario} />;
  return isLoading ? <p role="status">{t('shell.loading')}</p> : <Redirect to="/drills" replace />;
}

const whole = new WeakMap<Scenario, Promise<ScenarioBundle | null>>();

function Copy({ scenario }: { readonly scenario: Scenario }) {
  const load = useScenarioBundle(scenario);
  const { language } = useLanguage();
  const { code } = useFreeCode();
  if (!whole.has(scenario))
    whole.set(
      scenario,
      load().then((raw) => {
        const read = readScenarioBundle(raw);
        return read.ok ? read.value : null;
      }),
    );
  const bundle = use(whole.get(scenario) as Promise<ScenarioBundle | null>);
  if (bundle === null) return <Redirect to="/drills" replace />;
  const initial = copyOf(bundle, code, utcDay(Date.now()));
  return (
    <ScenarioForm
      draftKey={`scenario/copy/${scenario.id}`}
      initial={initial}
      language={firstLanguage(initial, language.code)}
      row={null}
      copiedFrom={scenario.id}
      systems={SYSTEM_KEYS}
    />
  );
}

/** A scenario that was made or taken in here, in its next edition. */
export function EditScenarioPage() {
  const { t } = useTranslation('ui');
  const { id = '' } = useParams<{ id: string }>();
  const { language } = useLanguage();
  const { bundles, records, isLoading } = useCompanyScenarios();
  const row = records.get(id);
  const bundle = bundles.find(({ scenario }) => scenario.id === id);
  if (isLoading) return <p role="status">{t('shell.loading')}</p>;
  if (row === undefined || bundle === undefined) return <Redirect to="/drills" replace />;
  const { scenario, texts } = bundle;
  const initial = { scenario: { ...scenario, edition: nextEdition(scenario.edition) }, texts };
  return (
    <ScenarioForm
      draftKey={`scenario/${row.id}`}
      initial={initial}
      language={firstLanguage(initial, language.code)}
      row={row}
      copiedFrom={null}
      systems={SYSTEM_KEYS}
    />
  );
}
