import { Button, MultiSelect } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type NewMessage,
  type SentMessage,
  sendMessage,
  useDraft,
  useVessels,
  useWorkspace,
} from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError } from '#shared/base/result.ts';
import { MESSAGE_KINDS } from '#shared/domain/message.ts';
import classes from './messages.module.css';
import { isPayloadMissing } from './payload.ts';
import { PayloadFields } from './payload-fields.tsx';

type Draft = { readonly to: readonly string[]; readonly message: NewMessage };

const EMPTY: NewMessage = { kind: 'reply', title: '', text: '', dueOn: null, needsReceipt: true, payload: null };

/** Writes to one vessel or several. Each gets it in its own log; what became of each is said by name. */
export function ComposePanel() {
  const { t } = useTranslation(['messages', 'ui']);
  const words = useFieldWords();
  const { vessels } = useVessels();
  const { info } = useWorkspace();
  const draft = useDraft<Draft>('message/new', { to: info ? [info.vesselId] : [], message: EMPTY });
  const [isAsked, setAsked] = useState(false);
  const [done, setDone] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [sent, setSent] = useState<readonly SentMessage[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const nameOf = (id: string) => vessels.find((v) => v.vesselId === id)?.name ?? id;
  if (draft.value === null) return null;
  const { to, message } = draft.value;
  const setTo = (next: readonly string[]) => draft.set((before) => ({ ...before, to: next }));
  const change = (part: Partial<NewMessage>) =>
    draft.set((before) => ({ ...before, message: { ...before.message, ...part } }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setSent([]);
    setError(null);
    if (to.length === 0 || message.title.trim() === '' || isPayloadMissing(message) || done !== null) return;
    setDone({ done: 0, total: to.length });
    const result = await sendMessage(to, { ...message, title: message.title.trim() }, (progress) =>
      setDone({ done: progress.done, total: progress.total ?? to.length }),
    );
    setDone(null);
    if (!result.ok) return setError(result.error);
    setSent(result.value);
    setAsked(false);
    const failed = result.value.filter(({ state }) => state === 'failed').map(({ vesselId }) => vesselId);
    if (failed.length === 0) await draft.clear();
    else setTo(failed); // pressed again, nobody gets it twice
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Panel
        title={t('messages:compose.title')}
        foot={
          <ActionBar>
            <Button type="submit" variant="filled" leftSection={<Icon name="send" />} disabled={done !== null}>
              {t('messages:compose.send')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['stack']}>
          <MultiSelect
            label={t('messages:compose.to')}
            data={vessels.map((v) => ({ value: v.vesselId, label: v.name }))}
            value={[...to]}
            onChange={setTo}
            error={isAsked && to.length === 0 ? t('ui:field.needed') : undefined}
            searchable
            comboboxProps={{ transitionProps: { duration: 0 } }}
          />
          <SelectField
            label={t('messages:compose.kind')}
            value={message.kind}
            onChange={(kind) => kind && change({ kind, payload: null })}
            options={MESSAGE_KINDS.map((value) => ({ value, label: words.code('message', 'kind', value) }))}
          />
          <TextField
            label={t('messages:compose.subject')}
            value={message.title}
            onChange={(title) => change({ title })}
            error={isAsked && message.title.trim() === '' ? t('ui:field.needed') : null}
            required
          />
          <TextAreaField
            label={t('messages:compose.text')}
            value={message.text}
            onChange={(text) => change({ text })}
          />
          <DayField
            label={t('messages:compose.due')}
            help={t('messages:compose.dueHelp')}
            value={message.dueOn}
            onChange={(dueOn) => change({ dueOn })}
          />
          <PayloadFields
            key={message.kind}
            message={message}
            onChange={(payload) => change({ payload })}
            onError={setError}
            isMissing={isAsked && isPayloadMissing(message)}
          />
          <CheckField
            label={t('messages:compose.receipt')}
            checked={message.needsReceipt}
            onChange={(needsReceipt) => change({ needsReceipt })}
          />
          {done !== null && (
            <ProgressLine
              label={t('messages:compose.running')}
              part={done.done / Math.max(1, done.total)}
              detail={t('messages:compose.progress', done)}
            />
          )}
          {error !== null && <ErrorNote error={error} />}
          {sent.length > 0 && (
            <ul className={classes['list']} role="status">
              {sent.map((each) => (
                <li key={each.vesselId} className={classes['row']}>
                  <strong>{nameOf(each.vesselId)}</strong>
                  <StatusMark kind={each.state === 'onHub' ? 'half' : each.state === 'written' ? 'pending' : 'failed'}>
                    {t(`messages:result.${each.state}`)}
                  </StatusMark>
                </li>
              ))}
            </ul>
          )}
          {sent.map((each) => each.error !== null && <ErrorNote key={each.vesselId} error={each.error} />)}
        </div>
      </Panel>
    </form>
  );
}
