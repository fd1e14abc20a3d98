import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { getRecord, newId, save, useDraft, useRecords, useSession } from '#renderer/data/index.ts';
import { FieldInput, useFieldWords } from '#renderer/features/fields/index.ts';
import { RecordForm } from '#renderer/features/register/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { MEDIA_KINDS } from '#shared/domain/media-log.ts';
import { firstLog, logDrafts, logProblems, type MediumLog, mediumOf } from './media-values.ts';
import { MediumField } from './medium-field.tsx';

const LAST = { collection: 'mediaLog', sort: 'lastScanAt', down: true } as const;
const ONE = { from: 0, count: 1 } as const;

/** `/media/log/:id?`: a stick was scanned, used, given out or came back. */
export function LogMediumPage() {
  const { id } = useParams<{ id: string }>();
  const { rows, isLoading } = useRecords(LAST, ONE);
  if (isLoading) return null;
  const last = rows[0] === undefined ? null : (mediumOf(rows[0]).scanTool ?? null);
  return <LogForm medium={id === undefined ? null : decodeURIComponent(id)} scanTool={last} />;
}

function LogForm({ medium, scanTool }: { readonly medium: string | null; readonly scanTool: string | null }) {
  const { t } = useTranslation('media');
  const words = useFieldWords();
  const [, navigate] = useLocation();
  const { person } = useSession();
  const [first] = useState(() => firstLog(medium, scanTool, Date.now()));
  const draft = useDraft<MediumLog>(`mediaLog/log/${medium ?? ''}`, first);
  const [isAsked, setAsked] = useState(false);
  const log = draft.value;
  if (log === null) return null;
  const change = (next: Partial<MediumLog>) => draft.set((before) => ({ ...before, ...next }));
  const wrong = logProblems(log, Date.now());
  const errorOf = (field: (typeof wrong)[number]) =>
    isAsked && wrong.includes(field) ? t(`form.wrong.${field}`) : null;
  const asksScan = log.direction === 'used' || log.direction === 'scanned';

  async function write() {
    if (log === null) return { ok: true as const, value: null };
    const id = log.medium === null ? await newId('mediaLog') : { ok: true as const, value: log.medium };
    if (!id.ok) return id;
    const held = log.medium === null ? null : await getRecord(log.medium);
    const saved = await save(logDrafts(log, { medium: id.value, held, person, now: Date.now() }));
    if (!saved.ok) return saved;
    await draft.clear();
    navigate(`/media/${encodeURIComponent(id.value)}`, { replace: true });
    return saved;
  }

  return (
    <Page title={t('form.title')} sub={t('form.sub')}>
      <RecordForm
        collection="mediaLogEntry"
        values={{ happenedAt: log.happenedAt, note: log.note, personName: log.personName }}
        onChange={(field, value) =>
          change(
            field === 'happenedAt'
              ? { happenedAt: typeof value === 'number' ? value : null }
              : { [field]: typeof value === 'string' ? value : '' },
          )
        }
        onAsked={() => setAsked(true)}
        columns={[
          [{ title: t('form.what'), fields: ['medium', 'direction', ...(log.direction === 'used' ? ['asset'] : [])] }],
          [
            {
              title: asksScan ? t('form.scan') : t('form.who'),
              fields: [...(asksScan ? ['scanResult', 'scanTool'] : []), 'happenedAt', 'personName', 'note'],
            },
          ],
        ]}
        problems={Object.fromEntries(wrong.map((field) => [field, t(`form.wrong.${field}`)]))}
        help={{ personName: t('form.personHelp') }}
        own={{
          medium: (
            <MediumField
              key="medium"
              value={log.medium}
              label={log.label}
              onChange={(next) => change(next)}
              error={errorOf('medium')}
              kind={
                <SelectField
                  label={words.label('mediaLog', 'kind')}
                  value={log.kind}
                  onChange={(kind) => change({ kind: kind ?? 'usbStick' })}
                  options={MEDIA_KINDS.map((code) => ({ value: code, label: words.code('mediaLog', 'kind', code) }))}
                />
              }
            />
          ),
          direction: (
            <ChoiceCards
              key="direction"
              label={words.label('mediaLogEntry', 'direction')}
              layout="row"
              value={log.direction}
              onChange={(direction) => change({ direction })}
              options={(['used', 'scanned', 'out', 'in'] as const).map((code) => ({
                value: code,
                label: words.code('mediaLogEntry', 'direction', code),
              }))}
            />
          ),
          asset: (
            <FieldInput
              key="asset"
              collection="mediaLogEntry"
              field="asset"
              value={log.asset}
              onChange={(asset) => change({ asset: typeof asset === 'string' ? asset : null })}
              error={errorOf('asset')}
            />
          ),
          scanResult: (
            <ChoiceCards
              key="scanResult"
              label={words.label('mediaLogEntry', 'scanResult')}
              layout="row"
              error={errorOf('scanResult')}
              value={log.scanResult}
              onChange={(scanResult) => change({ scanResult })}
              options={['clean', 'infected', 'cleaned', 'notScanned', 'failed'].map((code) => ({
                value: code,
                label: words.code('mediaLogEntry', 'scanResult', code),
              }))}
            />
          ),
          scanTool: (
            <TextField
              key="scanTool"
              label={words.label('mediaLogEntry', 'scanTool')}
              help={t('form.toolHelp')}
              value={log.scanTool}
              onChange={(next) => change({ scanTool: next })}
              error={errorOf('scanTool')}
            />
          ),
        }}
        saveWord={t('form.log')}
        onSave={write}
        onCancel={() => void draft.clear().then(() => navigate('/media'))}
      />
    </Page>
  );
}
