import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { ProgressLine } from '#renderer/ui/figures/progress-line.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import { loadDemo } from './load-demo.ts';

/** A fresh demonstration device fills itself, and says that it is one. */
export function DemoStart({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('demo');
  const [progress, setProgress] = useState<Progress>({ done: 0, total: null });
  const [error, setError] = useState<AppError | null>(null);
  const isStarted = useRef(false);
  useEffect(() => {
    if (isStarted.current) return;
    isStarted.current = true;
    loadDemo(setProgress).then(
      (failed) => (failed ? setError(failed) : onDone()),
      () => setError({ code: 'hub/not-found' }),
    );
  }, [onDone]);
  const { done, total } = progress;
  return (
    <Page title={t('title')} sub={t('sub')}>
      <Panel>
        {error ? (
          <ErrorNote error={error} />
        ) : (
          <ProgressLine
            label={t('loading')}
            part={total ? done / total : null}
            detail={total ? t('count', { done, total }) : undefined}
          />
        )}
      </Panel>
    </Page>
  );
}
