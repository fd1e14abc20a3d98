import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { CheckOption } from '#renderer/ui/fields/check-field.tsx';
import { NumberField } from '#renderer/ui/fields/number-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import rawProfiles from '#resources/links/profiles.json' with { type: 'json' };
import type { AppError } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { LANES, type Lane } from '#shared/oplog/op.ts';
import { BLOB_RULES, type LinkId, readLinkProfiles } from '#shared/schedule/link-profile.ts';
import { type LinkPolicy, readPolicy, rulesOf } from '#shared/schedule/policy.ts';
import { changesOf, formOf, type PolicyForm, type PolicyProblem, problemsOf, withUrgent } from './policy-form.ts';
import classes from './sync.module.css';

const read = readLinkProfiles(rawProfiles);
const PROFILES = read.ok ? read.value : null;
const WORDS = {
  number: 'policy.number',
  hours: 'policy.hoursWrong',
  currency: 'policy.currencyWrong',
} as const satisfies Record<PolicyProblem, string>;

type PolicyEditorProps = { readonly rows: ReadonlyMap<string, RecordRow>; readonly onClose: () => void };

/** Changes what may go over one link of this vessel, and what it costs. It travels to the ship as a record. */
export function PolicyEditor({ rows, onClose }: PolicyEditorProps) {
  const { t } = useTranslation(['sync', 'ui', 'common']);
  const { person } = useSession();
  const [link, setLink] = useState<LinkId>('iridium');
  const settings: Record<string, Value> = {};
  for (const [key, row] of rows) if (row.values['value'] !== undefined) settings[key] = row.values['value'];
  const { policy } = readPolicy(settings);
  const before = formBefore(policy, link);
  const [typed, setTyped] = useState<Partial<PolicyForm>>({});
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  if (!before || !PROFILES) return null;
  const form: PolicyForm = { ...before, ...typed };
  const problems = problemsOf(form);
  const drafts = changesOf(link, before, form, policy, { rows, reason: reason.trim(), setBy: person?.record ?? null });
  const set = (change: Partial<PolicyForm>) => {
    setTyped({ ...typed, ...change });
    setSaved(false);
  };
  const wrong = (field: keyof PolicyForm) => {
    const problem = problems[field];
    return problem ? t(`sync:${WORDS[problem]}`) : null;
  };

  async function submit() {
    setAsked(true);
    if (Object.keys(problems).length > 0 || reason.trim() === '' || drafts.length === 0) return;
    const done = await save(drafts);
    setError(done.ok ? null : done.error);
    if (!done.ok) return;
    setTyped({});
    setReason('');
    setAsked(false);
    setSaved(true);
  }

  return (
    <div className={classes['stack']}>
      <SelectField
        label={t('sync:policy.link')}
        value={link}
        onChange={(chosen) => {
          if (chosen === null) return;
          setLink(chosen);
          setTyped({});
        }}
        options={PROFILES.rows
          .filter((r) => r.bearer === 'packet')
          .map(({ id }) => ({ value: id, label: t(`sync:profile.${id}`) }))}
      />
      {(['dayKb', 'monthKb', 'largestKb'] as const).map((field) => (
        <NumberField
          key={`${link} ${field}`}
          label={t(`sync:policy.${field}`)}
          help={t('sync:policy.empty')}
          value={form[field]}
          onChange={(value) => set({ [field]: value })}
          error={wrong(field)}
        />
      ))}
      <TextField
        label={t('sync:policy.hours')}
        help={t('sync:policy.hoursHelp')}
        value={form.hours}
        onChange={(hours) => set({ hours })}
        error={isAsked ? wrong('hours') : null}
      />
      <Checkbox.Group
        label={t('sync:policy.lanes')}
        description={t('sync:policy.lanesHelp')}
        value={[...form.lanes]}
        onChange={(lanes) => set({ lanes: withUrgent(lanes as Lane[]) })}
      >
        <div className={classes['checks']}>
          {LANES.map((lane) => (
            <CheckOption
              key={lane}
              value={lane}
              disabled={lane === 'urgent'}
              label={t(`sync:lane.${lane}.name`)}
              description={t(`sync:lane.${lane}.what`)}
            />
          ))}
        </div>
      </Checkbox.Group>
      <SelectField
        label={t('sync:policy.blobs')}
        value={form.blobs}
        onChange={(blobs) => blobs !== null && set({ blobs })}
        options={BLOB_RULES.map((value) => ({ value, label: t(`sync:blobs.${value}`) }))}
      />
      <NumberField
        key={`${link} price`}
        label={t('sync:policy.price')}
        value={form.perMb}
        onChange={(perMb) => set({ perMb })}
        error={wrong('perMb')}
      />
      <TextField
        label={t('sync:policy.currency')}
        value={form.currency}
        onChange={(currency) => set({ currency })}
        error={wrong('currency')}
      />
      <NumberField
        label={t('sync:policy.silentHours')}
        help={t('sync:policy.silentHelp')}
        value={form.silentHours}
        onChange={(silentHours) => set({ silentHours })}
        error={wrong('silentHours')}
      />
      <TextField
        label={t('sync:policy.reason')}
        value={reason}
        onChange={setReason}
        required
        error={isAsked && reason.trim() === '' ? t('ui:field.needed') : null}
      />
      {error !== null && <ErrorNote error={error} />}
      {isSaved && <Notice kind="done" announce title={t('sync:policy.saved')} />}
      {isAsked && drafts.length === 0 && (
        <p className={classes['words']} role="status">
          {t('sync:policy.nothing')}
        </p>
      )}
      <Button variant="filled" onClick={() => void submit()}>
        {t('sync:policy.save')}
      </Button>
      <Button onClick={onClose}>{t('ui:dialog.close')}</Button>
    </div>
  );
}

function formBefore(policy: LinkPolicy, link: LinkId): PolicyForm | null {
  return PROFILES ? formOf(rulesOf(PROFILES, policy, link), policy) : null;
}
