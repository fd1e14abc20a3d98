import { useCallback, useEffect, useState } from 'react';
import { type FilesState, filesState, useSync, useWorkspace } from '#renderer/data/index.ts';
import { ExportPanel } from './export-panel.tsx';
import { ImportPanel } from './import-panel.tsx';
import { QrPanel } from './qr-panel.tsx';
import { WrittenPanel } from './written-panel.tsx';

/** Exchange by mail or stick: works without any link and while the ship is isolated. */
export function FilesPanel() {
  const { role } = useWorkspace();
  const { deliveredUpTo, isEnrolled } = useSync();
  const [state, setState] = useState<FilesState | null>(null);

  const look = useCallback(async () => {
    const now = await filesState();
    if (now.ok) setState(now.value);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what shore has acknowledged changes what is confirmed
  useEffect(() => void look(), [look, deliveredUpTo, isEnrolled]);

  if (state === null) return null;
  const isAboard = role === 'vessel';
  return (
    <>
      <ExportPanel targets={state.targets} isAboard={isAboard} onWritten={() => void look()} />
      <ImportPanel onTaken={() => void look()} />
      {isAboard && state.targets.includes('shore') && <QrPanel onWritten={() => void look()} />}
      {state.written.length > 0 && <WrittenPanel written={state.written} />}
    </>
  );
}
