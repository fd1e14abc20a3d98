import { Button } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newId, type RecordRow, save, useDraft } from '#renderer/data/index.ts';
import { useTooLong } from '#renderer/features/fields/index.ts';
import { HashPanel, type SetHash } from '#renderer/features/hash/index.ts';
import { focusFirstError, useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { fromHex } from '#shared/base/bytes.ts';
import type { Value } from '#shared/base/value.ts';
import { incidentEvidence } from '#shared/domain/incident-children.ts';
import { useEvidenceWords } from './evidence-words.ts';
import classes from './incidents.module.css';

type EvidenceDraft = {
  readonly label: string;
  readonly kind: string | null;
  readonly foundPlace: string;
  readonly storagePlace: string;
  readonly sealNumber: string;
  readonly hash: SetHash | null;
};
const NOTHING: EvidenceDraft = {
  label: '',
  kind: null,
  foundPlace: '',
  storagePlace: '',
  sealNumber: '',
  hash: null,
};

/** One item into the list, with its fingerprint as it is taken in; the custody trail begins with who takes it. */
export function EvidenceForm({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const words = useEvidenceWords();
  const author = useAuthor();
  const tooLong = useTooLong();
  const draft = useDraft<EvidenceDraft>(`incident/${row.id}/evidence`, NOTHING);
  const [isMissing, setMissing] = useState(false);
  const [taken, setTaken] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const { run, isBusy, error } = useCommand();
  const typed = draft.value ?? NOTHING;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || author === null) return;
    const label = typed.label.trim();
    setMissing(label === '');
    if (label === '') {
      focusFirstError(form.current);
      return;
    }
    const saved = await run(async () => {
      const id = await newId('incidentEvidence');
      if (!id.ok) return id;
      const now = Date.now();
      const by: Readonly<Record<string, Value>> =
        author.record === null ? {} : { foundBy: author.record, custodian: author.record };
      const lines = Object.entries({
        foundPlace: typed.foundPlace.trim(),
        storagePlace: typed.storagePlace.trim(),
        sealNumber: typed.sealNumber.trim(),
        description: typed.hash === null ? '' : `${typed.hash.name} (${typed.hash.sizeBytes} B)`,
      }).filter(([, text]) => text !== '');
      const values = {
        parent: row.id,
        label,
        kind: typed.kind ?? 'other',
        foundAt: now,
        foundByName: author.name,
        ...by,
        ...Object.fromEntries(lines),
        ...(typed.hash === null ? {} : { sha256: fromHex(typed.hash.sha256) }),
      };
      const custody = {
        parent: id.value,
        happenedAt: now,
        receivedBy: author.name,
        purpose: t('evidence.intake'),
        ...(typed.storagePlace.trim() === '' ? {} : { place: typed.storagePlace.trim() }),
        ...(typed.sealNumber.trim() === ''
          ? { sealIntact: 'noSeal' }
          : { sealNumber: typed.sealNumber.trim(), sealIntact: 'yes' }),
      };
      return save([
        { record: id.value, collection: 'incidentEvidence', loaded: null, values },
        { collection: 'incidentCustody', values: custody },
      ]);
    });
    if (!saved.ok) return;
    await draft.clear();
    setTaken(label);
  }

  const set = (field: keyof EvidenceDraft) => (text: string) => draft.set((before) => ({ ...before, [field]: text }));
  return (
    <form className={classes['form']} onSubmit={submit} ref={form} noValidate>
      {error !== null && <ErrorNote error={error} />}
      <div className={classes['pair']}>
        <TextField
          label={t('evidence.label')}
          required
          error={isMissing ? t('evidence.needed') : tooLong('incidentEvidence', 'label', typed.label)}
          value={typed.label}
          onChange={set('label')}
        />
        <SelectField
          label={words.label('kind')}
          value={typed.kind}
          onChange={(kind) => draft.set((before) => ({ ...before, kind }))}
          options={(incidentEvidence.fields.kind.values ?? []).map((code) => ({
            value: code as string,
            label: words.kind(code),
          }))}
          searchable
        />
      </div>
      <div className={classes['trio']}>
        <TextField label={words.label('foundPlace')} value={typed.foundPlace} onChange={set('foundPlace')} />
        <TextField label={words.label('storagePlace')} value={typed.storagePlace} onChange={set('storagePlace')} />
        <TextField
          label={words.label('sealNumber')}
          error={tooLong('incidentEvidence', 'sealNumber', typed.sealNumber)}
          value={typed.sealNumber}
          onChange={set('sealNumber')}
          content="code"
        />
      </div>
      <p className={classes['over']}>{t('evidence.fingerprint')}</p>
      <HashPanel value={typed.hash} onHashed={(hash) => draft.set((before) => ({ ...before, hash }))} />
      <div className={classes['buttons']}>
        <Button type="submit" disabled={isBusy} leftSection={<Icon name="add" />}>
          {t('evidence.add')}
        </Button>
        <span role="status" className={classes['dim']}>
          {taken === '' ? '' : t('evidence.taken', { label: `\u2068${taken}\u2069` })}
        </span>
      </div>
    </form>
  );
}
