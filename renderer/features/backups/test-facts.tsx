import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecord, useRecordState } from '#renderer/data/index.ts';
import { PersonName, RefTitle, useFieldWords } from '#renderer/features/fields/index.ts';
import { digitsOf } from '#renderer/features/hash/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { RecordState } from '#renderer/ui/status/record-state.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { BackupFields } from '#shared/domain/backup.ts';
import { testOf } from './test-values.ts';

const MINUTE_MS = 60_000;

/** The copy that is tried out, how old its data are, and who is there. */
export function TestFacts({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation(['backups', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const state = useRecordState(row);
  const test = testOf(row);
  const backup = useRecord(test.backup ?? null);
  const made = backup?.values as BackupFields | undefined;
  const unknown = t('common:unknown');
  const { rpoActualMin, rpoTargetMin } = test;
  const isOld = typeof rpoActualMin === 'number' && typeof rpoTargetMin === 'number' && rpoActualMin > rpoTargetMin;
  const time = (minutes: number) => formats.duration(minutes * MINUTE_MS);
  const age =
    typeof rpoActualMin !== 'number'
      ? unknown
      : typeof rpoTargetMin === 'number'
        ? t('backups:tests.of', { measured: time(rpoActualMin), target: time(rpoTargetMin) })
        : time(rpoActualMin);
  const digits = made?.sha256s?.map(digitsOf).find((found) => found !== null);
  return (
    <Panel title={t('backups:testFacts.title')} aside={<RecordState state={state} />}>
      <KeyValue
        items={[
          { label: words.record('backup'), value: backup?.number ? <bdi>{backup.number}</bdi> : unknown, strong: true },
          {
            label: t('backups:testFacts.age'),
            value:
              typeof rpoActualMin === 'number' ? <StatusMark kind={isOld ? 'caution' : 'done'}>{age}</StatusMark> : age,
          },
          { label: words.label('backup', 'mediaLabel'), value: made?.mediaLabel || unknown },
          {
            label: words.label('restoreTest', 'asset'),
            value: test.asset ? <RefTitle record={test.asset} /> : unknown,
          },
          { label: t('backups:testFacts.hash'), value: digits ? <bdi>{digits.slice(0, 16)}…</bdi> : unknown },
          {
            label: words.label('restoreTest', 'tester'),
            value: test.tester ? <PersonName actor={test.tester} known={test.testerName ?? null} /> : unknown,
          },
          {
            label: words.label('restoreTest', 'witness'),
            value: test.witness ? <PersonName actor={test.witness} known={test.witnessName ?? null} /> : unknown,
          },
        ]}
      />
    </Panel>
  );
}
