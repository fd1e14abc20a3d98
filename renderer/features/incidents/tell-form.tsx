import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save, useDraft } from '#renderer/data/index.ts';
import { useFieldWords, useTooLong } from '#renderer/features/fields/index.ts';
import { HashPanel } from '#renderer/features/hash/index.ts';
import { focusFirstError, hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { fromHex } from '#shared/base/bytes.ts';
import { isAhead } from '#shared/domain/is-ahead.ts';
import { type DutyPress, type TellDraft, tellPress } from './duties.ts';
import classes from './incidents.module.css';

type TellFormProps = {
  /** As it stands at the press. */
  readonly press: () => DutyPress;
  readonly onDecline: () => void;
};

const LINE_MAX = 255;

/** Told in one press; all the rest may be typed before it, and none of it must be. */
export function TellForm({ press, onDecline }: TellFormProps) {
  const { t } = useTranslation('incidents');
  const words = useFieldWords();
  const tooLong = useTooLong();
  const { incident, view } = press();
  const { rule } = view.duty;
  const [first] = rule.channels;
  const initial: TellDraft = {
    channel: first ?? null,
    receivedBy: '',
    referenceNumber: '',
    text: '',
    answer: '',
    toldAt: null,
    proofName: '',
    proofSha256: null,
  };
  const draft = useDraft<TellDraft>(`incident/${incident.id}/tell/${rule.id}`, initial);
  const { run, isBusy, error } = useCommand();
  const [isWrong, setAhead] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const typed = draft.value ?? initial;

  async function keep(result: 'told' | 'failed') {
    const isEarly = isAhead(typed.toldAt, Date.now());
    setAhead(isEarly);
    if (isBusy) return;
    // A time that cannot be read is not "now".
    if (isEarly || hasWrongInput(form.current)) {
      focusFirstError(form.current);
      return;
    }
    const saved = await run(() => save([tellPress(press(), typed, result)]));
    if (saved.ok && result === 'told') await draft.clear();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void keep('told');
  }

  const label = (field: string) => words.label('incidentNotification', field);
  const set = (change: Partial<TellDraft>) => draft.set((before) => ({ ...before, ...change }));
  return (
    <form className={classes['form']} onSubmit={submit} ref={form} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <div className={classes['pair']}>
        <TextField
          label={label('receivedBy')}
          error={tooLong('incidentNotification', 'receivedBy', typed.receivedBy)}
          value={typed.receivedBy}
          onChange={(receivedBy) => set({ receivedBy })}
        />
        <TextField
          label={label('referenceNumber')}
          error={tooLong('incidentNotification', 'referenceNumber', typed.referenceNumber)}
          value={typed.referenceNumber}
          onChange={(referenceNumber) => set({ referenceNumber })}
          content="code"
        />
        <SelectField
          label={label('channel')}
          value={typed.channel}
          onChange={(channel) => set({ channel })}
          options={rule.channels.map((code) => ({
            value: code as string,
            label: words.code('incidentNotification', 'channel', code),
          }))}
        />
        <InstantField
          label={t('tell.toldAt')}
          error={isWrong ? t('capture.future.noticedAt') : null}
          value={typed.toldAt}
          onChange={(toldAt) => {
            setAhead(false);
            set({ toldAt });
          }}
        />
      </div>
      <TextAreaField label={t('tell.said')} value={typed.text} onChange={(text) => set({ text })} rows={2} />
      <TextAreaField label={label('answer')} value={typed.answer} onChange={(answer) => set({ answer })} rows={1} />
      <details className={classes['details']}>
        <summary>{typed.proofName === '' ? t('tell.proof') : t('tell.proofOf', { name: typed.proofName })}</summary>
        <HashPanel
          value={null}
          onHashed={({ name, sha256 }) => set({ proofName: name.slice(0, LINE_MAX), proofSha256: fromHex(sha256) })}
        />
      </details>
      <div className={classes['buttons']}>
        <Button type="submit" variant="filled" size="lg" leftSection={<Icon name="check" />} disabled={isBusy}>
          {t('tell.told')}
        </Button>
        <Button disabled={isBusy} onClick={() => void keep('failed')}>
          {t('tell.failed')}
        </Button>
        <Button variant="subtle" disabled={isBusy} onClick={onDecline}>
          {t('tell.decline')}
        </Button>
      </div>
    </form>
  );
}
