import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ReadinessNav } from '#renderer/features/readiness-nav/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { FieldError } from '#renderer/ui/fields/field-error.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import {
  fallsAt,
  MATRIX_NAME_MAX,
  RISK_LEVELS,
  type RiskLevelCode,
  type RiskMatrix,
  STEPS,
} from '#shared/domain/risk/risk-matrix.ts';
import classes from './risk.module.css';
import { MATRIX_KEY, MATRIX_SETTING, type MatrixInUse, useMatrix } from './use-matrix.ts';

/** Whose matrix it is. */
const MAY_SET = ['DPA', 'FCM', 'CSO'];

/** The matrix that counts on this ship, where it comes from, and ashore the way to set the company's own. */
export function MatrixPage() {
  const inUse = useMatrix();
  return inUse === undefined ? null : <Matrix inUse={inUse} />;
}

function Matrix({ inUse }: { readonly inUse: MatrixInUse }) {
  const { t } = useTranslation(['risk', 'ui', 'common', 'fields']);
  const words = useFieldWords();
  const { roles, person, side } = useSession();
  const { matrix, setting } = inUse;
  const [changed, setChanged] = useState<RiskMatrix['cells'] | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  // until something is changed here, what counts is shown, also when it comes in meanwhile
  const cells = changed ?? matrix.cells;
  const edition = typed ?? (matrix.from === 'company' ? matrix.edition : '');
  const [isAsked, setAsked] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const { run, isBusy, error } = useCommand();
  const mayChange = side === 'shore' && roles.some((role) => MAY_SET.includes(role));
  const falls = fallsAt(cells);
  const nameError =
    edition.trim() === ''
      ? t('ui:field.needed')
      : edition.trim().length > MATRIX_NAME_MAX
        ? t('fields:why.tooLong', { count: MATRIX_NAME_MAX })
        : null;

  function change(likelihood: number, severity: number, level: RiskLevelCode) {
    setSaved(false);
    setChanged(
      cells.map((row, l) => (l + 1 === likelihood ? row.map((old, s) => (s + 1 === severity ? level : old)) : row)),
    );
  }

  async function write(value: { readonly edition: string; readonly cells: readonly (readonly string[])[] } | null) {
    const saved = await run(() =>
      save([
        {
          record: MATRIX_SETTING,
          collection: 'setting',
          loaded: setting,
          values: { key: MATRIX_KEY, value, ...(person === null ? {} : { setBy: person.record }) },
        },
      ]),
    );
    if (!saved.ok) return;
    setSaved(true);
    setChanged(null);
    setTyped(null);
  }

  function submit() {
    setAsked(true);
    if (nameError !== null || falls !== null || isBusy) return;
    void write({ edition: edition.trim(), cells: cells.map((row) => [...row]) });
  }

  return (
    <Page
      title={t('risk:matrix.title')}
      sub={t(`risk:matrix.from.${matrix.from}`, { edition: matrix.edition })}
      actions={
        <Button component="a" href="#/risk" variant="subtle" leftSection={<Icon name="back" />}>
          {t('risk:toList')}
        </Button>
      }
    >
      <ReadinessNav current="risk" />
      <Columns>
        <Column span={8}>
          <Panel
            title={t('risk:matrix.cells')}
            foot={
              mayChange ? (
                <ActionBar
                  end={
                    matrix.from === 'default' ? undefined : (
                      <Button disabled={isBusy} onClick={() => void write(null)}>
                        {t('risk:matrix.back')}
                      </Button>
                    )
                  }
                >
                  <Button variant="filled" size="lg" onClick={submit} disabled={isBusy}>
                    {t('risk:matrix.save')}
                  </Button>
                </ActionBar>
              ) : undefined
            }
          >
            <div className={classes['form']}>
              {error !== null && <ErrorNote error={error} />}
              {isSaved && <Notice kind="done" announce title={t('risk:matrix.saved')} />}
              {mayChange && (
                <TextField
                  label={t('risk:matrix.name')}
                  help={t('risk:matrix.nameHelp')}
                  value={edition}
                  onChange={setTyped}
                  required
                  error={isAsked ? nameError : null}
                />
              )}
              <table className={classes['map']}>
                <caption className={classes['small']}>{t('risk:map.caption')}</caption>
                <thead>
                  <tr>
                    <td className={classes['corner']} />
                    {STEPS.map((severity) => (
                      <th key={severity} scope="col">
                        <bdi>{severity}</bdi> {t(`risk:severity.${severity}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[...STEPS].reverse().map((likelihood) => (
                    <tr key={likelihood}>
                      <th scope="row">
                        <bdi>{likelihood}</bdi> {t(`risk:likelihood.${likelihood}`)}
                      </th>
                      {STEPS.map((severity) => {
                        const level = cells[likelihood - 1]?.[severity - 1] ?? 'low';
                        const mark = matrix.levels.find(({ code }) => code === level)?.mark ?? 'none';
                        const score = likelihood * severity;
                        return (
                          <td key={severity} className={`${classes['cell']} ${classes[mark]}`}>
                            {mayChange ? (
                              <NativeSelect
                                aria-label={t('risk:matrix.cell', { likelihood, severity })}
                                value={level}
                                onChange={(event) =>
                                  change(likelihood, severity, event.currentTarget.value as RiskLevelCode)
                                }
                                data={RISK_LEVELS.map((code) => ({
                                  value: code,
                                  label: `${score} ${t(`risk:level.${code}`)}`,
                                }))}
                              />
                            ) : (
                              <span className={classes['empty']}>
                                {score} {t(`risk:level.${level}`)}
                              </span>
                            )}
                          </td>
                        );
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
              {falls !== null && <FieldError>{t('risk:matrix.falls', falls)}</FieldError>}
              {!mayChange && <p className={classes['small']}>{t('risk:matrix.shoreSets')}</p>}
            </div>
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('risk:matrix.meaning')}>
            <KeyValue
              layout="columns"
              items={matrix.levels.map(({ code, accept }) => ({
                label: t(`risk:level.${code}`),
                value: (
                  <>
                    {t(`risk:means.${code}`)}{' '}
                    {t('risk:matrix.accepts', { roles: accept.map((role) => words.role(role)).join(', ') })}
                  </>
                ),
              }))}
            />
            {matrix.unverified && (
              <p className={classes['small']}>
                <StatusMark kind="info">{t('risk:unverified')}</StatusMark> {matrix.source}
              </p>
            )}
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
