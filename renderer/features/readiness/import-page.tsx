import { Button } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { loadRecords, newId, useRecords, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { loadKnownCatalogues } from '#renderer/i18n/load-content.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { toHex } from '#shared/base/bytes.ts';
import { sha256 } from '#shared/base/crypto.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { utcDay } from '#shared/domain/ship-time.ts';
import { ImportTree } from './import-tree.tsx';
import { importSaves, proposedOut, takenItems } from './importing/import-saves.ts';
import { FRAMEWORK_EXTENSIONS, FRAMEWORK_MAX_BYTES, type FrameworkPreview } from './importing/read-framework.ts';
import classes from './readiness.module.css';

type Chosen = { readonly preview: FrameworkPreview; readonly fileName: string; readonly fileHash: string };

/** A file is read, looked at and thinned out, and only then taken in. */
export function ImportPage() {
  const { t } = useTranslation('readiness');
  const [, navigate] = useLocation();
  const { person } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [out, setOut] = useState<ReadonlySet<number>>(new Set());
  const [part, setPart] = useState<number | null>(null);
  const [isReading, setReading] = useState(false);
  const { run, isBusy, error } = useCommand();
  const same = useRecords({ collection: 'framework', where: { fileHash: chosen?.fileHash ?? '-' } });
  const taken = chosen === null ? [] : takenItems(chosen.preview.items, out);

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file === undefined) return;
    setReading(true);
    const read = await run(() => readFile(file));
    setReading(false);
    if (!read.ok) return;
    setChosen(read.value);
    setOut(proposedOut(read.value.preview.items));
  }

  async function take() {
    if (chosen === null) return;
    setPart(0);
    const made = await run(async () => {
      const frameworkId = await newId('framework');
      if (!frameworkId.ok) return frameworkId;
      const itemIds: string[] = [];
      for (const _ of taken) {
        const id = await newId('frameworkItem');
        if (!id.ok) return id;
        itemIds.push(id.value);
      }
      const drafts = importSaves({
        ...chosen,
        taken,
        frameworkId: frameworkId.value,
        itemIds,
        by: person?.record ?? null,
        on: utcDay(Date.now()),
      });
      const loaded = await loadRecords(drafts, ({ done, total }) => setPart(total ? done / total : null));
      return loaded.ok ? ok(frameworkId.value) : loaded;
    });
    setPart(null);
    if (made.ok) navigate(`/readiness/frameworks/${encodeURIComponent(made.value)}`, { replace: true });
  }

  return (
    <Page
      title={t('import.title')}
      sub={t('import.sub')}
      actions={
        <Button component="a" href="#/readiness/frameworks" variant="subtle" leftSection={<Icon name="back" />}>
          {t('frameworks.back')}
        </Button>
      }
    >
      <input
        ref={input}
        className={classes['fileInput']}
        type="file"
        accept={FRAMEWORK_EXTENSIONS.map((each) => `.${each}`).join(',')}
        aria-label={t('import.choose')}
        tabIndex={-1}
        onChange={(event) => void choose(event)}
      />
      {error !== null && <ErrorNote error={error} />}
      {isReading && <ProgressLine label={t('import.reading')} part={null} />}
      {part !== null && <ProgressLine label={t('import.saving')} part={part} />}
      {chosen === null ? (
        <Panel>
          <EmptyState
            why={t('import.chooseText')}
            action={
              <Button
                variant="filled"
                leftSection={<Icon name="upload" />}
                onClick={() => input.current?.click()}
                disabled={isBusy}
              >
                {t('import.choose')}
              </Button>
            }
          />
        </Panel>
      ) : (
        <ImportTree
          preview={chosen.preview}
          out={out}
          onOut={setOut}
          takenCount={taken.length}
          isAgain={same.total > 0}
          isBusy={isBusy}
          onTake={() => void take()}
          onAgain={() => input.current?.click()}
        />
      )}
    </Page>
  );
}

/** The readers are fetched when a file is there: nobody else needs them. */
async function readFile(file: File): Promise<Result<Chosen>> {
  if (file.size > FRAMEWORK_MAX_BYTES)
    return fail('file/too-large', { sizeBytes: file.size, maxBytes: FRAMEWORK_MAX_BYTES });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const [{ readFramework }, known] = await Promise.all([
      import('./importing/read-framework.ts'),
      loadKnownCatalogues(),
    ]);
    const read = readFramework(file.name, bytes, known);
    return read.ok ? ok({ preview: read.value, fileName: file.name, fileHash: toHex(sha256(bytes)) }) : read;
  } catch {
    return fail('file/unreadable');
  }
}
