import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, type RecordRow, resetPin, save, useDraft, useRecord, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { focusFirstError, NewPin, useCommand } from '#renderer/features/session/index.ts';
import { languageNames } from '#renderer/i18n/languages.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { PersonFields as StoredPerson } from '#shared/domain/person.ts';
import classes from './people.module.css';
import { PersonFields, type PersonForm } from './person-fields.tsx';
import { PinTrail } from './pin-trail.tsx';
import { SignOnOff } from './sign-on-off.tsx';

type PersonPanelProps = { readonly person: Person };
type Step = 'view' | 'edit' | 'pin';

/** One person: who they are, when they came and left, and who set their PIN. */
export function PersonPanel({ person }: PersonPanelProps) {
  const { t } = useTranslation(['people', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const { person: self, may } = useSession();
  const mayManage = may.includes('crewKeep');
  const row = useRecord(person.record);
  const [step, setStep] = useState<Step>('view');
  const [isReset, setReset] = useState(false);
  const { run, isBusy, error } = useCommand();

  if (step === 'edit' && row != null) return <EditPerson row={row} onDone={() => setStep('view')} />;

  async function reset(pin: string) {
    const result = await run(() => resetPin(person.record, pin));
    setReset(result.ok);
    setStep('view');
  }

  if (step === 'pin') {
    return (
      <Panel
        title={t('people:reset.title', { name: person.name })}
        action={
          <Button variant="subtle" onClick={() => setStep('view')} disabled={isBusy}>
            {t('common:action.cancel')}
          </Button>
        }
      >
        <div className={classes['form']}>
          <p className={classes['quiet']}>{t('people:reset.handOver', { name: person.name })}</p>
          <NewPin name={person.name} onChosen={reset} isBusy={isBusy} />
        </div>
      </Panel>
    );
  }

  const unknown = t('common:unknown');
  return (
    <>
      {row != null && <ConflictNote record={row.id} />}
      <Panel
        title={person.name}
        aside={person.rank ?? undefined}
        action={
          mayManage && (
            <Button variant="subtle" leftSection={<Icon name="edit" />} onClick={() => setStep('edit')}>
              {t('people:edit')}
            </Button>
          )
        }
      >
        <div className={classes['form']}>
          {error !== null && <ErrorNote error={error} />}
          <KeyValue
            layout="columns"
            items={[
              { label: words.label('person', 'crewId'), value: person.crewId ?? unknown },
              {
                label: words.label('person', 'roles'),
                value: person.roles.map(words.role).join(', ') || t('people:noRole'),
              },
              { label: words.label('person', 'uiLanguage'), value: person.uiLanguage ?? t('people:deviceLanguage') },
              {
                label: words.label('person', 'languages'),
                value: languageNames(person.languages).join(', ') || unknown,
              },
              {
                label: words.label('person', 'signedOnOn'),
                value: person.signedOnOn === null ? unknown : formats.day(person.signedOnOn),
              },
              ...(person.signedOffOn === null
                ? []
                : [{ label: words.label('person', 'signedOffOn'), value: formats.day(person.signedOffOn) }]),
              {
                label: t('people:column.pin'),
                value: (
                  <StatusMark kind={person.hasPin ? 'done' : 'pending'}>
                    {person.hasPin ? t('people:hasPin') : t('people:noPin')}
                  </StatusMark>
                ),
              },
            ]}
          />
          <div role="status">{isReset && <StatusMark kind="done">{t('people:reset.done')}</StatusMark>}</div>
          <div className={classes['buttons']}>
            {may.includes('crewPin') && person.record !== self?.record && !person.isGone && (
              <Button leftSection={<Icon name="key" />} onClick={() => setStep('pin')}>
                {person.hasPin ? t('people:reset.open') : t('people:reset.first')}
              </Button>
            )}
            {mayManage && row != null && <SignOnOff person={person} row={row} />}
          </div>
          {person.record === self?.record && <p className={classes['quiet']}>{t('people:ownPin')}</p>}
        </div>
      </Panel>
      <PinTrail person={person.record} />
    </>
  );
}

type EditDraft = PersonForm & { readonly loaded: RecordRow };

function EditPerson({ row, onDone }: { readonly row: RecordRow; readonly onDone: () => void }) {
  const { t } = useTranslation(['people', 'common']);
  const { may } = useSession();
  const [initial] = useState<EditDraft>(() => {
    const fields = row.values as StoredPerson;
    return {
      loaded: row,
      name: fields.name ?? '',
      rank: fields.rank ?? '',
      crewId: fields.crewId ?? '',
      roles: fields.roles ?? [],
      languages: fields.languages ?? [],
      uiLanguage: fields.uiLanguage ?? null,
      signedOnOn: fields.signedOnOn ?? null,
    };
  });
  const draft = useDraft(`person/${row.id}/edit`, initial);
  const [isNameMissing, setNameMissing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const { value } = draft;
  if (value === null) return null;
  const change = (part: Partial<EditDraft>) => draft.set((before) => ({ ...before, ...part }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (value === null || isBusy) return;
    const isMissing = value.name.trim() === '';
    setNameMissing(isMissing);
    if (isMissing) {
      focusFirstError(form.current);
      return;
    }
    const { loaded, rank, crewId, ...rest } = value;
    const names = { name: value.name.trim(), rank: rank.trim() || null, crewId: crewId?.trim() || null };
    const values = { ...rest, ...names };
    const result = await run(() => save([{ record: row.id, collection: 'person', values, loaded }]));
    if (!result.ok) return;
    await draft.clear();
    onDone();
  }

  return (
    <form onSubmit={submit} ref={form} noValidate>
      <Panel
        title={t('people:editTitle')}
        foot={
          <ActionBar
            end={
              <Button
                variant="subtle"
                leftSection={<Icon name="close" />}
                onClick={() => draft.clear().then(onDone)}
                disabled={isBusy}
              >
                {t('common:action.cancel')}
              </Button>
            }
          >
            <Button type="submit" variant="filled" leftSection={<Icon name="check" />} disabled={isBusy}>
              {t('people:save')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['form']}>
          {error !== null && <ErrorNote error={error} />}
          <PersonFields
            value={value}
            onChange={change}
            isNameMissing={isNameMissing}
            mayMakeHeads={may.includes('crewHeads')}
          />
        </div>
      </Panel>
    </form>
  );
}
