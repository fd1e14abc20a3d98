import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile, useWorkspace } from '#renderer/data/index.ts';
import type { Paper } from '#renderer/pdf/model/paper.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { useFocusBack } from '#renderer/ui/feedback/focus-back.ts';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { AppError } from '#shared/base/result.ts';
import { fileNameOf } from './file-name.ts';
import type { PaperOrder } from './gather/source.ts';
import classes from './paper.module.css';
import { PaperSheet } from './paper-sheet.tsx';
import { PdfPages } from './pdf-pages.tsx';
import { printSheet } from './print-sheet.ts';
import { useMadePaper } from './use-made-paper.ts';
import { usePrintLanguage } from './use-print-language.ts';

type PaperDialogProps = { readonly papers: readonly PaperOrder[]; readonly onClose: () => void };

/** A document as it will be on paper; in the language of whoever reads it. */
export function PaperDialog({ papers, onClose }: PaperDialogProps) {
  const { t } = useTranslation(['paper', 'ui']);
  const { info } = useWorkspace();
  useFocusBack();
  const { language, choose: setLanguage, offered } = usePrintLanguage();
  const [at, setAt] = useState(0);
  const order = papers[at] ?? papers[0];
  const made = useMadePaper(order, language);
  const [isSaved, setSaved] = useState(false);
  const [saveError, setSaveError] = useState<AppError | null>(null);
  const error = saveError ?? made.error;

  async function save(paper: Paper, pdf: Uint8Array<ArrayBuffer>) {
    setSaveError(null);
    const saved = await saveFile(fileNameOf(info?.shortCode, paper), pdf, 'application/pdf');
    setSaved(saved.ok && saved.value);
    if (!saved.ok) setSaveError(saved.error);
  }

  function choose(change: () => void) {
    setSaved(false);
    setSaveError(null);
    change();
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('paper:preview.title')}
      closeButtonProps={{ size: 44, 'aria-label': t('ui:dialog.close') }}
      padding={24}
      size={1060}
    >
      <div className={classes['dialog']}>
        <div className={classes['side']}>
          {papers.length > 1 && (
            <SelectField
              label={t('paper:preview.which')}
              value={String(at)}
              onChange={(next) => choose(() => setAt(Number(next)))}
              options={papers.map(({ kind }, i) => ({ value: String(i), label: t(`paper:title.${kind}`) }))}
            />
          )}
          <SelectField
            label={t('paper:preview.language')}
            help={t('paper:preview.recordText')}
            value={language}
            onChange={(next) => choose(() => setLanguage(next ?? language))}
            options={offered.map(({ code, name }) => ({ value: code, label: name }))}
          />
          {made.paper !== null && made.isDrawable && (
            <Button
              variant="filled"
              leftSection={<Icon name="download" />}
              disabled={made.pdf === null}
              onClick={() => made.paper !== null && made.pdf !== null && void save(made.paper, made.pdf)}
            >
              {t('paper:preview.save')}
            </Button>
          )}
          <Button leftSection={<Icon name="print" />} disabled={made.paper === null} onClick={printSheet}>
            {t('paper:preview.print')}
          </Button>
          <span aria-live="polite">{isSaved && <StatusMark kind="done">{t('paper:preview.saved')}</StatusMark>}</span>
          {made.paper !== null && !made.isDrawable && (
            <p className={classes['small']}>{t('paper:preview.byBrowser')}</p>
          )}
          {error !== null && <ErrorNote error={error} />}
        </div>
        <div className={classes['view']}>
          {error === null && (made.isDrawable ? made.pdf === null : made.paper === null) && (
            <ProgressLine label={t('paper:preview.making')} part={null} />
          )}
          {made.pdf !== null && <PdfPages pdf={made.pdf} />}
          {made.paper !== null && <PaperSheet paper={made.paper} isShown={!made.isDrawable} />}
        </div>
      </div>
    </Modal>
  );
}
