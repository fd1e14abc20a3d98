import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerSealed, type OpenedReport, openSealed, type RecordRow, useSession } from '#renderer/data/index.ts';
import { LargePhoto } from '#renderer/features/photos/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { AssetLinks } from './report-facts.tsx';
import { reportOf } from './report-values.ts';
import { useReportWords } from './report-words.ts';
import classes from './reports.module.css';
import { When } from './when.tsx';

/** A confidential report: a closed envelope for everybody but the DPA. Opened, it is in memory and nowhere else. */
export function SealedPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { staff } = useSession();
  const [opened, setOpened] = useState<OpenedReport | null>(null);
  const { run, isBusy, error } = useCommand();
  const { sealedOn, answered } = reportOf(row);
  const mayOpen = staff?.may.includes('dpa') === true;

  async function open() {
    const result = await run(() => openSealed(row));
    if (result.ok) setOpened(result.value);
  }

  if (opened !== null) return <OpenedPanel row={row} opened={opened} onClose={() => setOpened(null)} />;
  return (
    <Panel
      title={t('sealed.panel')}
      aside={typeof sealedOn === 'string' ? formats.day(sealedOn) : undefined}
      padding="reading"
    >
      <div className={classes['form']}>
        {error !== null && <ErrorNote error={error} />}
        <p className={classes['instruction']}>{t('sealed.instruction')}</p>
        <ul className={classes['bullets']}>
          <li>{t('sealed.nobody')}</li>
          <li>{t('sealed.author')}</li>
          <li>{answered === true ? t('sealed.answered') : t('sealed.notAnswered')}</li>
        </ul>
        <div className={classes['attach']}>
          {mayOpen ? (
            <Button variant="filled" leftSection={<Icon name="unlock" />} onClick={open} disabled={isBusy}>
              {t('sealed.open')}
            </Button>
          ) : (
            staff === null && (
              <Button component="a" href="#/reports/answer" leftSection={<Icon name="message" />}>
                {t('sealed.read')}
              </Button>
            )
          )}
        </div>
      </div>
    </Panel>
  );
}

type OpenedPanelProps = { readonly row: RecordRow; readonly opened: OpenedReport; readonly onClose: () => void };

function OpenedPanel({ row, opened, onClose }: OpenedPanelProps) {
  const { t } = useTranslation(['reports', 'common']);
  const words = useReportWords();
  const { report, files } = opened;
  const more = Object.entries(report.more ?? {});
  return (
    <>
      <Panel
        title={t('reports:facts.title')}
        aside={words.kind(report.kind)}
        action={
          <Button variant="subtle" leftSection={<Icon name="hidden" />} onClick={onClose}>
            {t('reports:sealed.close')}
          </Button>
        }
        padding="reading"
      >
        <div className={classes['stack']}>
          <Notice kind="info">{t('reports:sealed.inMemory')}</Notice>
          <p className={classes['description']} dir="auto">
            {report.description}
          </p>
          <KeyValue
            layout="columns"
            items={[
              {
                label: t('reports:field.happenedAt'),
                value:
                  report.happenedAt === undefined ? t('common:unknown') : <When at={report.happenedAt} isDayOnly />,
              },
              { label: t('reports:field.assets'), value: <AssetLinks ids={report.assets ?? []} /> },
              { label: t('reports:field.place'), value: report.place ?? t('common:unknown') },
              ...more.map(([field, value]) => ({ label: moreLabel(field), value })),
            ]}
          />
          {files.map((file) => (
            <SealedPhoto key={file.name} name={file.name} mime={file.mime} bytes={file.original ?? file.preview} />
          ))}
        </div>
      </Panel>
      <SealedAnswer row={row} />
    </>
  );

  function moreLabel(field: string): string {
    if (
      field === 'objectiveEvidence' ||
      field === 'immediateCorrection' ||
      field === 'mailFrom' ||
      field === 'mailSubject' ||
      field === 'mailDone'
    )
      return t(`reports:field.${field}`);
    return field;
  }
}

type SealedPhotoProps = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array | null };

function SealedPhoto({ name, mime, bytes }: SealedPhotoProps) {
  const { t } = useTranslation('photos');
  const [url, setUrl] = useState<string | null>(null);
  if (bytes === null) return <p className={classes['dim']}>{t('originalNotHere')}</p>;
  if (url !== null) return <LargePhoto url={url} name={name} onLoad={() => URL.revokeObjectURL(url)} />;
  return (
    <div>
      <Button
        leftSection={<Icon name="image" />}
        onClick={() => setUrl(URL.createObjectURL(new Blob([bytes as BlobPart], { type: mime })))}
      >
        {t('show', { name })}
      </Button>
    </div>
  );
}

/** The answer is sealed to the reporter's code: it is typed in memory and kept nowhere in plain words. */
function SealedAnswer({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('reports');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [isSent, setSent] = useState(false);
  const { run, isBusy, error } = useCommand();

  async function send(event: FormEvent) {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '' || isBusy) return;
    const result = await run(() => answerSealed(row, text.trim()));
    if (result.ok) {
      setText('');
      setSent(true);
    }
  }

  return (
    <form onSubmit={send} noValidate>
      <Panel title={t('answer.write')} padding="reading">
        <div className={classes['stack']}>
          {error !== null && <ErrorNote error={error} />}
          <TextAreaField
            label={t('answer.sealedLabel')}
            help={t('answer.sealedHelp')}
            error={isMissing ? t('answer.needed') : null}
            value={text}
            onChange={setText}
            rows={4}
          />
          <div className={classes['attach']}>
            <Button type="submit" variant="filled" disabled={isBusy} leftSection={<Icon name="send" />}>
              {t('answer.sealAndSend')}
            </Button>
            <span role="status" className={classes['dim']}>
              {isSent ? t('answer.sealedSent') : t('answer.notKept')}
            </span>
          </div>
        </div>
      </Panel>
    </form>
  );
}
