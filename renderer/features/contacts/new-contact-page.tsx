import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { save, useDraft } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Page } from '#renderer/ui/layout/page.tsx';
import type { Value } from '#shared/base/value.ts';
import { ContactForm } from './contact-form.tsx';
import { isContactKind, newContact } from './contact-values.ts';

const EMPTY: Readonly<Record<string, Value>> = {};

/** `/contacts/new/:kind?`; each kind has a draft of its own, so that two half-written ones do not mix. */
export function NewContactPage() {
  const { t } = useTranslation('contacts');
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const { kind = '' } = useParams<{ kind: string }>();
  const known = isContactKind(kind) ? kind : null;
  const draft = useDraft<Readonly<Record<string, Value>>>(`contact/new/${known ?? ''}`, EMPTY);
  if (draft.value === null) return null;
  const start: Readonly<Record<string, Value>> =
    known === null ? {} : { kind: known, name: words.code('contact', 'kind', known) };
  const values = { ...start, ...draft.value };

  async function add() {
    const saved = await save([newContact(values)]);
    if (!saved.ok) return saved;
    await draft.clear();
    navigate('/contacts', { replace: true });
    return saved;
  }

  return (
    <Page title={t('form.newTitle')} sub={t('form.newSub')}>
      <ContactForm
        values={values}
        onChange={(field, next) => draft.set((before) => ({ ...before, [field]: next }))}
        onSave={add}
        onCancel={() => void draft.clear().then(() => navigate('/contacts'))}
        saveWord={t('form.add')}
      />
    </Page>
  );
}
