import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession, useSignOffs } from '#renderer/data/index.ts';
import { FieldList, useFieldWords } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { SignButton, SignOffList } from '#renderer/features/signoff/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { RiskMatrix } from '#shared/domain/risk/risk-matrix.ts';
import classes from './risk.module.css';
import { DECISIONS, type Decision, decided, mayDecide, riskOf } from './risk-values.ts';

const SHOWN = ['status', 'decision', 'decisionReason', 'approvedBy', 'approvedOn', 'matrixEdition'] as const;

/** Accept, avoid, transfer or mitigate (Circ.3 3.1): the word of those whom the matrix names for its level, signed. */
export function DecisionPanel({ row, matrix }: { readonly row: RecordRow; readonly matrix: RiskMatrix }) {
  const { t } = useTranslation('risk');
  const words = useFieldWords();
  const { person, staff, roles, side } = useSession();
  const signOffs = useSignOffs([row.id]) ?? [];
  const [what, setWhat] = useState<Decision | null>(null);
  const [reason, setReason] = useState('');
  const { run, isBusy, error } = useCommand();
  const may = mayDecide(matrix, row.values, roles);
  const name = person?.name ?? staff?.name ?? '';
  const isClosed = riskOf(row).status === 'closed';

  function close() {
    void run(() =>
      save([{ record: row.id, collection: 'risk', loaded: row, values: { status: isClosed ? 'open' : 'closed' } }]),
    );
  }

  return (
    <Panel title={t('decision.title')}>
      <div className={classes['stack']}>
        {error !== null && <ErrorNote error={error} />}
        <FieldList row={row} fields={SHOWN} />
        {signOffs.length > 0 && <SignOffList label={t('decision.signed')} signOffs={signOffs} />}
        {!may.may && (
          <p className={classes['small']}>
            {t(`decision.why.${may.why}`, { roles: may.roles.map((code) => words.role(code)).join(', ') })}
          </p>
        )}
        {may.may && !row.isRemoved && (
          <>
            <SelectField
              label={t('decision.what')}
              value={what}
              onChange={setWhat}
              options={DECISIONS.map((code) => ({ value: code, label: words.code('risk', 'decision', code) }))}
            />
            <TextAreaField label={t('decision.reason')} value={reason} onChange={setReason} rows={2} />
            <div className={classes['buttons']}>
              <SignButton
                record={row.id}
                meaning={what === 'accept' ? 'accepted' : 'approved'}
                person={side === 'ship' ? person : null}
                inRole={may.role}
                label={t('decision.sign')}
                says={t('decision.says', {
                  name,
                  role: words.role(may.role),
                  what: what === null ? '' : words.code('risk', 'decision', what),
                })}
                disabled={what === null}
                before={async () =>
                  what === null
                    ? { ok: true as const, value: null }
                    : save([
                        decided(
                          matrix,
                          row,
                          { what, reason, by: { record: person?.record ?? null, name } },
                          Date.now(),
                        ),
                      ])
                }
              />
              <Button onClick={close} disabled={isBusy}>
                {isClosed ? t('decision.reopen') : t('decision.close')}
              </Button>
            </div>
            {what === null && <p className={classes['small']}>{t('decision.chooseFirst')}</p>}
          </>
        )}
      </div>
    </Panel>
  );
}
