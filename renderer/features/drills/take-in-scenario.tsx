import { Button } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { save, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ConfirmDialog } from '#renderer/ui/feedback/confirm-dialog.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { cutText } from '#shared/base/text.ts';
import type { Value } from '#shared/base/value.ts';
import { writeScenarioBundle } from '#shared/domain/content/content-bundle.ts';
import { LINE_MAX } from '#shared/domain/field.ts';
import classes from './drills.module.css';
import { FILE_MAX_BYTES, readSharedFile, type ScenarioDraft } from './scenario-draft.ts';
import { useFreeCode } from './scenario-form-pages.tsx';
import { textAnywhere } from './scenario-texts.ts';
import { SYSTEM_KEYS } from './system-keys.ts';

/** A scenario that somebody shared as a file: looked at before it is taken into the library. */
export function TakeInScenario() {
  const { t, i18n } = useTranslation('drills');
  const [, navigate] = useLocation();
  const { person } = useSession();
  const { prefix, taken } = useFreeCode();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<ScenarioDraft | null>(null);
  const { run, isBusy, error } = useCommand();

  async function look(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file === undefined) return;
    const read = await run(async () => {
      const bytes = new Uint8Array(await file.slice(0, FILE_MAX_BYTES + 1).arrayBuffer());
      return readSharedFile(bytes, { known: new Set(SYSTEM_KEYS), taken, prefix });
    });
    setFound(read.ok ? read.value : null);
  }

  async function take() {
    if (found === null) return;
    const { scenario } = found;
    const values = {
      code: scenario.id,
      title: cutText(textAnywhere(found, i18n.language, 'title'), LINE_MAX),
      scenarioFile: JSON.parse(JSON.stringify(writeScenarioBundle(found))) as Value,
      status: 'active',
      ...(person === null ? {} : { madeBy: person.record }),
    };
    const done = await run(() => save([{ collection: 'scenario', loaded: null, values }]));
    setFound(null);
    if (done.ok) navigate(`/drills/scenario/${scenario.id}`);
  }

  return (
    <>
      <Button
        variant="subtle"
        leftSection={<Icon name="attach" />}
        onClick={() => input.current?.click()}
        disabled={isBusy}
      >
        {t('takeIn.open')}
      </Button>
      <input
        ref={input}
        className={classes['fileInput']}
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={t('takeIn.open')}
        onChange={(event) => void look(event)}
      />
      {error !== null && <ErrorNote error={error} />}
      <ConfirmDialog
        opened={found !== null}
        title={t('takeIn.title')}
        confirm={t('takeIn.confirm')}
        onCancel={() => setFound(null)}
        onConfirm={() => void take()}
        busy={isBusy}
      >
        {found !== null && (
          <>
            <p>
              <strong>
                <bdi>{found.scenario.id}</bdi> {textAnywhere(found, i18n.language, 'title')}
              </strong>
            </p>
            <p>
              {t('library.steps', { count: found.scenario.steps.length })} · {Object.keys(found.texts).join(', ')}
            </p>
            <p>{t('takeIn.text')}</p>
          </>
        )}
      </ConfirmDialog>
    </>
  );
}
