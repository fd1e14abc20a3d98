import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDraft, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { RecordForm } from '#renderer/features/register/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { VendorSessionFields } from '#shared/domain/vendor-session.ts';
import { firstVisit, logVisit, type VisitValues, visitProblems } from './visit-values.ts';

/** A visit or remote session as it begins: filled in as most of them are, so that company and system are enough. */
export function NewVisitPage() {
  const { t } = useTranslation('visits');
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const { person } = useSession();
  const who = person?.record ?? null;
  const [first] = useState(() => firstVisit(who, Date.now()));
  const draft = useDraft<VisitValues>('vendorSession/new', first);
  const { value } = draft;
  if (value === null) return null;
  const wrong = visitProblems(value as VendorSessionFields, Date.now());

  async function log() {
    const saved = await logVisit(value ?? first, who, Date.now());
    if (!saved.ok) return saved;
    await draft.clear();
    navigate('/visits', { replace: true });
    return saved;
  }

  return (
    <Page title={t('form.newTitle')} sub={t('form.newSub')}>
      <RecordForm
        collection="vendorSession"
        values={value}
        onChange={(field, next) => draft.set((before) => ({ ...before, [field]: next }))}
        columns={[
          [{ title: t('form.who'), fields: ['kind', 'company', 'visitor', 'assets', 'purpose'] }],
          [{ title: t('form.when'), fields: ['startedAt', 'plannedToAt', 'approvedBy', 'endedAt'] }],
        ]}
        problems={Object.fromEntries(wrong.map((field) => [field, t(`form.wrong.${field}`)]))}
        help={{ plannedToAt: t('form.untilHelp'), endedAt: t('form.endedHelp') }}
        own={{
          kind: (
            <ChoiceCards
              key="kind"
              label={words.label('vendorSession', 'kind')}
              layout="row"
              value={value['kind'] === 'remote' ? 'remote' : 'visit'}
              onChange={(kind) => draft.set((before) => ({ ...before, kind }))}
              options={(['visit', 'remote'] as const).map((kind) => ({
                value: kind,
                label: words.code('vendorSession', 'kind', kind),
              }))}
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
