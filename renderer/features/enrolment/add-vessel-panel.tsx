import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addVessel, loadVessels, useVessels } from '#renderer/data/index.ts';
import { focusFirstError, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { parseImoNumber } from '#shared/domain/imo-number.ts';
import classes from './enrolment.module.css';

type AddVesselPanelProps = {
  /** The vessel is in the fleet: an enrolment code for her is the next thing wanted. */
  readonly onAdded: (vesselId: string) => void;
};

/** A vessel joins the fleet by name and IMO number; her PC joins with the code that is made next. */
export function AddVesselPanel({ onAdded }: AddVesselPanelProps) {
  const { t } = useTranslation(['enrolment', 'ui']);
  const { vessels } = useVessels();
  const [name, setName] = useState('');
  const [imo, setImo] = useState('');
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const number = parseImoNumber(imo);
  const isKnown = number.ok && vessels.some(({ imoNumber }) => imoNumber === number.value);
  const why = number.ok ? null : number.error.params?.['why'] === 'check' ? 'imoCheck' : 'imoShape';
  const imoProblem = isKnown ? t('enrolment:add.known') : why && t(`enrolment:add.${why}`);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!number.ok || isKnown || name.trim() === '' || isBusy) return focusFirstError(form.current);
    const added = await run(() => addVessel({ name: name.trim(), imoNumber: number.value }));
    if (!added.ok) return;
    await loadVessels();
    setName('');
    setImo('');
    setAsked(false);
    onAdded(added.value);
  }

  return (
    <form ref={form} onSubmit={(event) => void submit(event)} noValidate>
      <Panel
        title={t('enrolment:add.title')}
        foot={
          <ActionBar>
            <Button type="submit" leftSection={<Icon name="add" />} disabled={isBusy}>
              {t('enrolment:add.save')}
            </Button>
          </ActionBar>
        }
      >
        <div className={classes['stack']}>
          <TextField
            label={t('enrolment:add.name')}
            value={name}
            onChange={setName}
            required
            error={isAsked && name.trim() === '' ? t('ui:field.needed') : null}
          />
          <TextField
            label={t('enrolment:add.imo')}
            help={t('enrolment:add.imoHelp')}
            content="code"
            value={imo}
            onChange={setImo}
            required
            error={isAsked ? imoProblem : null}
          />
          {error !== null && <ErrorNote error={error} />}
        </div>
      </Panel>
    </form>
  );
}
