import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useVessels, useWorkspace } from '#renderer/data/index.ts';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { CommandLine } from './command-line.tsx';
import classes from './enrolment.module.css';
import { enrolCommand, revokeCommand, statusCommand } from './hub-commands.ts';

/** Stands in the commands until a vessel is chosen. */
const EXAMPLE = 'imo9074729';

/** How a device joins a vessel and how a lost one is shut out. Codes are made at the hub: this page says exactly how. */
export function EnrolmentPage() {
  const { t } = useTranslation('enrolment');
  const { vessels } = useVessels();
  const { info } = useWorkspace();
  const [vessel, setVessel] = useState<string | null>(info?.vesselId ?? null);
  const { staff } = useSession();
  const [letter, setLetter] = useState('A');
  const id = vessel ?? EXAMPLE;
  const code = {
    vesselId: id,
    letter: letter.trim().toUpperCase().slice(0, 1) || 'A',
    hubUrl: info?.hubUrl ?? location.origin,
    username: staff?.username ?? 'NAME',
  };

  return (
    <Page title={t('title')} sub={t('sub')}>
      <Columns>
        <Column span={8}>
          <Panel title={t('make.title')} padding="reading">
            <div className={classes['stack']}>
              <p>{t('make.words')}</p>
              {vessels.length > 0 && (
                <div className={classes['vessel']}>
                  <SelectField
                    label={t('vessel')}
                    help={t('vesselHelp')}
                    value={vessel}
                    onChange={setVessel}
                    options={vessels.map(({ vesselId, name, imoNumber }) => ({
                      value: vesselId,
                      label: `${name}, IMO ${imoNumber}`,
                    }))}
                    searchable={vessels.length > 10}
                    clearable
                  />
                  <TextField
                    label={t('letter')}
                    help={t('letterHelp')}
                    value={letter}
                    onChange={setLetter}
                    content="code"
                  />
                </div>
              )}
              <ol className={classes['steps']}>
                <li>
                  {t('make.run')}
                  <CommandLine label={t('make.copy')}>{enrolCommand(code)}</CommandLine>
                </li>
                <li>{t('make.give')}</li>
                <li>{t('make.type')}</li>
                <li>{t('make.compare')}</li>
              </ol>
              <p className={classes['small']}>{t('make.once')}</p>
            </div>
          </Panel>
          <Panel title={t('lost.title')} padding="reading">
            <div className={classes['stack']}>
              <p>{t('lost.words')}</p>
              <ol className={classes['steps']}>
                <li>
                  {t('lost.find')}
                  <CommandLine label={t('lost.copyStatus')}>{statusCommand(id)}</CommandLine>
                </li>
                <li>
                  {t('lost.run')}
                  <CommandLine label={t('lost.copy')}>
                    {revokeCommand(id, t('lost.replica'), t('lost.reason'))}
                  </CommandLine>
                </li>
              </ol>
            </div>
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('company.title')}>
            {info?.company ? (
              <>
                <p className={classes['fingerprint']}>
                  <bdi>{info.company}</bdi>
                </p>
                <p className={classes['small']}>{t('company.words')}</p>
              </>
            ) : (
              <p className={classes['small']}>{t('company.open')}</p>
            )}
          </Panel>
          <Panel title={t('why.title')}>
            <p className={classes['small']}>{t('why.words')}</p>
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
