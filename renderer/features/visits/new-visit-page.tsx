import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDraft, useSession } from '#renderer/data/index.ts';
import { RecordForm } from '#renderer/features/register/index.ts';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { VendorSessionFields } from '#shared/domain/vendor-session.ts';
import { KindField } from './kind-field.tsx';
import { firstVisit, logVisit, mayAllow, type VisitValues, visitProblems } from './visit-values.ts';

/**
 * A visit or remote session as it begins: filled in as most of them are, so that company and system are enough. With a
 * beginning still to come it is a plan.
 */
export function NewVisitPage() {
  const { t } = useTranslation('visits');
  const [, navigate] = useLocation();
  const session = useSession();
  const [first] = useState(() => firstVisit(session.person?.record ?? null, Date.now()));
  const draft = useDraft<VisitValues>('vendorSession/new', first);
  const { value } = draft;
  if (value === null) return null;
  const isAllowed = mayAllow(session);
  const wrong = visitProblems(value as VendorSessionFields, Date.now(), isAllowed);

  async function log() {
    const saved = await logVisit(value ?? first, session, Date.now());
    if (!saved.ok) return saved;
    await draft.clear();
    navigate(`/visits/${encodeURIComponent(saved.value.record)}`, { replace: true });
    return saved;
  }

  return (
    <Page title={t('form.newTitle')} sub={t(isAllowed ? 'form.newSub' : 'form.asksFirst')}>
      <RecordForm
        collection="vendorSession"
        values={value}
        onChange={(field, next) => draft.set((before) => ({ ...before, [field]: next }))}
        columns={[
          [{ title: t('form.who'), fields: ['kind', 'company', 'visitor', 'assets', 'purpose'] }],
          [
            {
              title: t('form.when'),
              fields: ['startedAt', 'plannedToAt', ...(isAllowed ? ['approvedBy', 'endedAt'] : [])],
            },
          ],
        ]}
        problems={Object.fromEntries(wrong.map((field) => [field, t(`form.wrong.${field}`)]))}
        help={{
          startedAt: t('form.startHelp'),
          plannedToAt: t('form.untilHelp'),
          endedAt: t('form.endedHelp'),
        }}
        own={{
          kind: (
            <KindField
              key="kind"
              value={value['kind']}
              onChange={(kind) => draft.set((before) => ({ ...before, kind }))}
            />
          ),
        }}
        saveWord={t('form.log')}
        onSave={log}
        onCancel={() => void draft.clear().then(() => navigate('/visits'))}
      />
    </Page>
  );
}
