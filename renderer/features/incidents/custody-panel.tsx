import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useChildren, useDraft } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Instant } from '#renderer/ui/time/instant.tsx';
import { useEvidenceWords } from './evidence-words.ts';
import { custodyOf } from './incident-values.ts';
import classes from './incidents.module.css';

/** Who held it, where and when: lines are added, none is ever taken away. */
export function CustodyPanel({ item, mayAdd }: { readonly item: RecordRow; readonly mayAdd: boolean }) {
  const { t } = useTranslation('incidents');
  const words = useEvidenceWords();
  const lines = useChildren(item.id, 'incidentCustody') ?? [];
  return (
    <Panel title={t('custody.title')} aside={String(lines.length)}>
      <div className={classes['stack']}>
        <ol className={classes['decisions']} aria-label={t('custody.title')}>
          {lines.map((line) => {
            const { happenedAt, givenBy, receivedBy, place, purpose, sealNumber, sealIntact } = custodyOf(line);
            const more = [
              place,
              purpose,
              sealNumber ? `${words.custody('sealNumber')} ${sealNumber}` : null,
              sealIntact ? `${words.custody('sealIntact')}: ${words.seal(sealIntact)}` : null,
            ];
            return (
              <li key={line.id} className={classes['decision']}>
                <p className={classes['strong']}>
                  {givenBy ? `\u2068${givenBy}\u2069 → ` : ''}
                  <bdi>{receivedBy}</bdi>
                </p>
                <p className={classes['dim']}>
                  <Instant at={happenedAt ?? line.createdAt} withShip /> · {more.filter(Boolean).join(' · ')}
                </p>
              </li>
            );
          })}
        </ol>
        {mayAdd && <CustodyForm item={item} holder={lastHolder(lines)} />}
      </div>
    </Panel>
  );
}

function lastHolder(lines: readonly RecordRow[]): string {
  const last = lines.at(-1);
  return last === undefined ? '' : (custodyOf(last).receivedBy ?? '');
}

type Typed = {
  readonly receivedBy: string;
  readonly place: string;
  readonly purpose: string;
  readonly seal: string | null;
};
const NOTHING: Typed = { receivedBy: '', place: '', purpose: '', seal: null };
const SEALS = ['yes', 'no', 'noSeal'] as const;

/** Whoever holds it gives it on. */
function CustodyForm({ item, holder }: { readonly item: RecordRow; readonly holder: string }) {
  const { t } = useTranslation('incidents');
  const words = useEvidenceWords();
  const draft = useDraft<Typed>(`evidence/${item.id}/custody`, NOTHING);
  const [isMissing, setMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const typed = draft.value ?? NOTHING;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const receivedBy = typed.receivedBy.trim();
    setMissing(receivedBy === '');
    if (receivedBy === '') {
      focusFirstError(form.current);
      return;
    }
    const values = {
      parent: item.id,
      happenedAt: Date.now(),
      receivedBy,
      ...(holder === '' ? {} : { givenBy: holder }),
      ...(typed.place.trim() === '' ? {} : { place: typed.place.trim() }),
      ...(typed.purpose.trim() === '' ? {} : { purpose: typed.purpose.trim() }),
      ...(typed.seal === null ? {} : { sealIntact: typed.seal }),
    };
    const saved = await run(() => save([{ collection: 'incidentCustody', values }]));
    if (saved.ok) await draft.clear();
  }

  const set = (field: keyof Typed) => (text: string | null) => draft.set((before) => ({ ...before, [field]: text }));
  return (
    <form className={classes['form']} onSubmit={submit} ref={form} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <div className={classes['pair']}>
        <TextField
          label={words.custody('receivedBy')}
          required
          error={isMissing ? t('custody.needed') : null}
          value={typed.receivedBy}
          onChange={set('receivedBy')}
        />
        <TextField label={words.custody('place')} value={typed.place} onChange={set('place')} />
        <TextField label={words.custody('purpose')} value={typed.purpose} onChange={set('purpose')} />
        <SelectField
          label={words.custody('sealIntact')}
          value={typed.seal}
          onChange={set('seal')}
          options={SEALS.map((code) => ({ value: code as string, label: words.seal(code) }))}
          clearable
        />
      </div>
      <div>
        <Button type="submit" disabled={isBusy} leftSection={<Icon name="leave" />}>
          {t('custody.give')}
        </Button>
      </div>
    </form>
  );
}
