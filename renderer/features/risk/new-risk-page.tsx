import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { save, useDraft } from '#renderer/data/index.ts';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { Value } from '#shared/base/value.ts';
import { RiskForm } from './risk-form.tsx';
import { newRisk } from './risk-values.ts';
import { useMatrix } from './use-matrix.ts';

const EMPTY: Readonly<Record<string, Value>> = {};

/** A new line of the register; what is typed is kept until it is saved or thrown away. */
export function NewRiskPage() {
  const { t } = useTranslation('risk');
  const [, navigate] = useLocation();
  const inUse = useMatrix();
  const draft = useDraft<Readonly<Record<string, Value>>>('risk/new', EMPTY);
  const { value } = draft;
  if (inUse === undefined || value === null) return null;
  const { matrix } = inUse;

  async function add() {
    if (value === null) return { ok: true as const, value: null };
    const saved = await save([newRisk(matrix, value, Date.now())]);
    if (!saved.ok) return saved;
    await draft.clear();
    navigate(`/risk/${encodeURIComponent(saved.value[0]?.record ?? '')}`, { replace: true });
    return saved;
  }

  return (
    <Page title={t('form.newTitle')} sub={t('form.newSub')}>
      <RiskForm
        matrix={matrix}
        values={value}
        onChange={(field, next) => draft.set((before) => ({ ...before, [field]: next }))}
        onSave={add}
        onCancel={() => void draft.clear().then(() => navigate('/risk'))}
        saveWord={t('form.add')}
      />
    </Page>
  );
}
