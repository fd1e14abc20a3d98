import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { PaperOrder } from './gather/source.ts';

const PaperDialog = lazy(async () => ({ default: (await import('./paper-dialog.tsx')).PaperDialog }));

type PrintButtonProps = {
  /** The documents that can be made here; with more than one, the dialog asks which. */
  readonly papers: readonly PaperOrder[];
};

/** Opens the preview of a document, from which it is saved or printed. */
export function PrintButton({ papers }: PrintButtonProps) {
  const { t } = useTranslation('paper');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<Icon name="print" />} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <PaperDialog papers={papers} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
