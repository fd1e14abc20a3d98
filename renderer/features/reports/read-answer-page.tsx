import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lock, type ReporterView, readAnswer, useSession } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordStepper } from '#renderer/ui/status/record-stepper.tsx';
import classes from './reports.module.css';

/** The reporter of a confidential report comes back with number and code. Nothing typed here is kept. */
export function ReadAnswerPage() {
  const { t } = useTranslation(['reports', 'ui']);
  const { person, side } = useSession();
  const [number, setNumber] = useState('');
  const [code, setCode] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [view, setView] = useState<ReporterView | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();

  async function read(event: FormEvent) {
    event.preventDefault();
    setChecked(true);
    if (number.trim() === '' || code.trim() === '') {
      focusFirstError(form.current);
      return;
    }
    const result = await run(() => readAnswer(number, code));
    if (result.ok) setView(result.value);
  }

  function finish() {
    setView(null);
    setNumber('');
    setCode('');
    setChecked(false);
    if (person === null && side === 'ship') void lock();
  }

  return (
    <Page title={t('reports:read.title')} sub={t('reports:read.sub')}>
      <Columns>
        <Column span={8}>
          {view === null ? (
            <form onSubmit={read} ref={form} noValidate>
              <Panel padding="reading">
                <div className={classes['form']}>
                  {error !== null && <ErrorNote error={error} />}
                  <div className={classes['pair']}>
                    <TextField
                      label={t('reports:slip.number')}
                      help={t('reports:read.numberHelp')}
                      required
                      content="code"
                      error={isChecked && number.trim() === '' ? t('reports:read.needed') : null}
                      value={number}
                      onChange={setNumber}
                    />
                    <TextField
                      label={t('reports:slip.code')}
                      help={t('reports:read.codeHelp')}
                      required
                      content="code"
                      error={isChecked && code.trim() === '' ? t('reports:read.needed') : null}
                      value={code}
                      onChange={setCode}
                    />
                  </div>
                  <div className={classes['attach']}>
                    <Button type="submit" variant="filled" disabled={isBusy} leftSection={<Icon name="message" />}>
                      {t('reports:read.open')}
                    </Button>
                    <span className={classes['dim']}>{t('reports:read.notKept')}</span>
                  </div>
                </div>
              </Panel>
            </form>
          ) : (
            <Panel title={t('reports:answer.title')} aside={<bdi>{view.number}</bdi>} padding="reading">
              <div className={classes['form']}>
                <p className={classes['description']} role="status" dir="auto">
                  {view.answer ?? t('reports:read.notYet')}
                </p>
                <div>
                  <Button variant="filled" leftSection={<Icon name="check" />} onClick={finish}>
                    {t('reports:read.finish')}
                  </Button>
                </div>
              </div>
            </Panel>
          )}
        </Column>
        <Column span={4}>
          {view === null ? (
            <Panel title={t('reports:read.howTitle')}>
              <ul className={`${classes['bullets']} ${classes['how']}`}>
                <li>{t('reports:read.how')}</li>
                <li>{t('reports:read.lost')}</li>
              </ul>
            </Panel>
          ) : (
            <Panel title={t('ui:state.title')}>
              <RecordStepper current={view.delivery} />
            </Panel>
          )}
        </Column>
      </Columns>
    </Page>
  );
}
