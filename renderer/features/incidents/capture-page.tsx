import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { newId, save, useDraft, useSession } from '#renderer/data/index.ts';
import { useTooLong } from '#renderer/features/fields/index.ts';
import { focusFirstError, useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { CheckField } from '#renderer/ui/fields/check-field.tsx';
import { InstantField } from '#renderer/ui/fields/instant-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { useNow, useShipOffset } from '#renderer/ui/time/time-provider.tsx';
import {
  type CaptureDraft,
  type CaptureProblems,
  capturePress,
  emptyCapture,
  KNOWERS,
  problemsOf,
} from './capture-draft.ts';
import classes from './incidents.module.css';

/** Four fields and one press; the number is given here, with no link. The guide opens with it. */
export function CapturePage() {
  const { t } = useTranslation(['incidents', 'common']);
  const [, navigate] = useLocation();
  const author = useAuthor();
  const { roles, side } = useSession();
  const tooLong = useTooLong();
  const { language } = useLanguage();
  const [initial] = useState(() => emptyCapture(Date.now(), side === 'ship' ? roles : ['DPA']));
  const draft = useDraft<CaptureDraft>('incident/new', initial);
  const [problems, setProblems] = useState<CaptureProblems>({});
  const [isDiscarding, setDiscarding] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error, clearError } = useCommand();
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);
  const { value } = draft;
  if (value === null) return null;

  function change(part: Partial<CaptureDraft>) {
    draft.set((before) => ({ ...before, ...part }));
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
    clearError();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (value === null || author === null || isBusy) return;
    const now = Date.now();
    const found = problemsOf(value, now);
    setProblems(found);
    if (Object.keys(found).length > 0) {
      focusFirstError(form.current);
      return;
    }
    const saved = await run(async () => {
      const id = await newId('incident');
      if (!id.ok) return id;
      const nameOf = (knower: (typeof KNOWERS)[number]) => t(`incidents:knows.${knower}`);
      const done = await save(capturePress(value, { id: id.value, author, language: language.code, now, nameOf }));
      return done.ok ? id : done;
    });
    if (!saved.ok || typeof saved.value !== 'string') return;
    await draft.clear();
    navigate(side === 'ship' ? `/incidents/${saved.value}/guide` : `/incidents/${saved.value}`);
  }

  const wrong = (field: keyof CaptureProblems) => {
    const problem = problems[field];
    return problem === undefined ? null : t(`incidents:capture.${problem}.${field}` as 'incidents:capture.needed.what');
  };
  return (
    <>
      <form className={classes['whole']} ref={form} onSubmit={submit} noValidate>
        <Page title={t('incidents:wrong')} sub={t('incidents:capture.sub')} fill>
          <Columns>
            <Column span={8} rows="minmax(0, 1fr)">
              <Panel
                padding="reading"
                scrolls
                foot={
                  <ActionBar
                    note={<KeptNote keptAt={draft.keptAt} isRestored={draft.isRestored} />}
                    end={
                      <Button
                        variant="subtle"
                        leftSection={<Icon name="close" />}
                        onClick={() => setDiscarding(true)}
                        disabled={isBusy}
                      >
                        {t('incidents:capture.discard')}
                      </Button>
                    }
                  >
                    <Button
                      variant="filled"
                      size="lg"
                      type="submit"
                      leftSection={<Icon name="check" />}
                      disabled={isBusy}
                      aria-keyshortcuts="Control+Enter"
                    >
                      {isBusy ? t('incidents:capture.busy') : t('incidents:capture.save')}
                    </Button>
                  </ActionBar>
                }
              >
                <div className={classes['form']}>
                  {error !== null && <ErrorNote error={error} />}
                  <TextAreaField
                    label={t('incidents:capture.what')}
                    help={t('incidents:capture.whatHelp')}
                    required
                    error={wrong('what') ?? tooLong('incident', 'facts', value.what)}
                    value={value.what}
                    onChange={(what) => change({ what })}
                    rows={3}
                  />
                  <div className={classes['pair']}>
                    <TextField
                      label={t('incidents:capture.where')}
                      help={t('incidents:capture.whereHelp')}
                      error={tooLong('incident', 'where', value.where)}
                      value={value.where}
                      onChange={(where) => change({ where })}
                    />
                    <WhenField
                      value={value.noticedAt}
                      error={wrong('noticedAt')}
                      onChange={(noticedAt) => change({ noticedAt })}
                    />
                  </div>
                  <fieldset className={classes['checks']}>
                    <legend>{t('incidents:capture.knows')}</legend>
                    {KNOWERS.map((code) => (
                      <CheckField
                        key={code}
                        label={t(`incidents:knows.${code}`)}
                        checked={value.knows.includes(code)}
                        onChange={(checked) =>
                          change({
                            knows: checked ? [...value.knows, code] : value.knows.filter((each) => each !== code),
                          })
                        }
                      />
                    ))}
                  </fieldset>
                  <TextField
                    label={t('incidents:capture.others')}
                    value={value.othersKnow}
                    onChange={(othersKnow) => change({ othersKnow })}
                  />
                </div>
              </Panel>
            </Column>
            <Column span={4} rows="auto 1fr">
              <Notice kind="caution" title={t('incidents:capture.dangerTitle')}>
                <p>{t('incidents:capture.danger')}</p>
              </Notice>
              <Panel title={t('incidents:capture.nextTitle')}>
                <ol className={classes['bullets']}>
                  {(['number', 'guide', 'clocks', 'later'] as const).map((key) => (
                    <li key={key}>{t(`incidents:capture.next.${key}`)}</li>
                  ))}
                </ol>
              </Panel>
            </Column>
          </Columns>
        </Page>
      </form>
      <ConfirmDialog
        opened={isDiscarding}
        title={t('incidents:capture.discardTitle')}
        confirm={t('incidents:capture.discard')}
        onCancel={() => setDiscarding(false)}
        onConfirm={() => {
          setDiscarding(false);
          setProblems({});
          void draft.clear();
        }}
      >
        <p>{t('incidents:capture.discardText')}</p>
      </ConfirmDialog>
    </>
  );
}

type WhenFieldProps = {
  readonly value: number | null;
  readonly error: string | null;
  readonly onChange: (at: number | null) => void;
};

/** When it was noticed, in UTC; ship's time is said beside it. */
function WhenField({ value, error, onChange }: WhenFieldProps) {
  const { t } = useTranslation('incidents');
  const formats = useFormats();
  const offset = useShipOffset();
  const now = useNow();
  const help =
    offset === null
      ? t('capture.whenHelp')
      : t('capture.whenHelpShip', { time: `\u2068${formats.instant(value ?? now, 'dayTime', offset)} LT\u2069` });
  return (
    <InstantField label={t('capture.when')} help={help} required error={error} value={value} onChange={onChange} />
  );
}

function KeptNote({ keptAt, isRestored }: { readonly keptAt: number | null; readonly isRestored: boolean }) {
  const { t } = useTranslation('incidents');
  const formats = useFormats();
  if (keptAt !== null) return t('capture.keptAt', { time: `\u2066${formats.instant(keptAt, 'time')} UTC\u2069` });
  return isRestored ? t('capture.restored') : t('capture.kept');
}
