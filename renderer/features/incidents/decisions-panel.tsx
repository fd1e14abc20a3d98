import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useChildren, useDraft, useSession } from '#renderer/data/index.ts';
import { focusFirstError, useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { decisionOf, mayWrite } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';

/** Who decided what, when, and on what information. */
export function DecisionsPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const words = useIncidentWords();
  const decisions = useChildren(row.id, 'incidentDecision') ?? [];
  return (
    <Panel title={t('decision.title')} aside={decisions.length > 0 ? String(decisions.length) : undefined}>
      <div className={classes['stack']}>
        {decisions.length === 0 && <p className={classes['dim']}>{t('decision.none')}</p>}
        {decisions.length > 0 && (
          <ol className={classes['decisions']} aria-label={t('decision.title')}>
            {decisions.map((each) => {
              const { text, information, options, reason, decidedAt, byName, role } = decisionOf(each);
              const more = [
                [t('decision.information'), information],
                [t('decision.options'), options],
                [t('decision.reason'), reason],
              ] as const;
              return (
                <li key={each.id} className={classes['decision']}>
                  <p className={classes['strong']} dir="auto">
                    {text}
                  </p>
                  <p className={classes['dim']}>
                    <Instant at={decidedAt ?? each.createdAt} withShip /> · <bdi>{byName}</bdi>
                    {role ? ` · ${words.role(role)}` : ''}
                  </p>
                  {more.map(
                    ([label, said]) =>
                      said && (
                        <p key={label} className={classes['text']} dir="auto">
                          <span className={classes['dim']}>{label}: </span>
                          {said}
                        </p>
                      ),
                  )}
                </li>
              );
            })}
          </ol>
        )}
        {mayWrite(row, session) && <DecisionForm row={row} />}
      </div>
    </Panel>
  );
}

type Typed = { readonly text: string; readonly information: string; readonly options: string; readonly reason: string };
const NOTHING: Typed = { text: '', information: '', options: '', reason: '' };

/** One sentence is enough; the rest is there for who has the time. */
export function DecisionForm({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const author = useAuthor();
  const draft = useDraft<Typed>(`incident/${row.id}/decision`, NOTHING);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const typed = draft.value ?? NOTHING;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const isEmpty = typed.text.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) {
      focusFirstError(form.current);
      return;
    }
    const filled = Object.entries(typed).filter(([, text]) => text.trim() !== '');
    const values = {
      parent: row.id,
      decidedAt: Date.now(),
      ...Object.fromEntries(filled.map(([field, text]) => [field, text.trim()])),
      ...(author === null ? {} : { byName: author.name }),
      ...(author === null || author.record === null ? {} : { by: author.record }),
      ...(author === null || author.role === null ? {} : { role: author.role }),
    };
    const saved = await run(() => save([{ collection: 'incidentDecision', values }]));
    if (saved.ok) await draft.clear();
  }

  const set = (field: keyof Typed) => (text: string) => draft.set((before) => ({ ...before, [field]: text }));
  return (
    <form className={classes['form']} onSubmit={submit} ref={form} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <TextAreaField
        label={t('decision.text')}
        required
        error={isMissing ? t('decision.needed') : null}
        value={typed.text}
        onChange={set('text')}
        rows={1}
      />
      <div className={classes['pair']}>
        <TextAreaField
          label={t('decision.information')}
          value={typed.information}
          onChange={set('information')}
          rows={1}
        />
        <TextAreaField label={t('decision.reason')} value={typed.reason} onChange={set('reason')} rows={1} />
      </div>
      <TextAreaField label={t('decision.options')} value={typed.options} onChange={set('options')} rows={1} />
      <div>
        <Button type="submit" disabled={isBusy} leftSection={<Icon name="add" />}>
          {t('decision.log')}
        </Button>
      </div>
    </form>
  );
}
