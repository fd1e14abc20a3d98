import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { useCommand } from './use-command.ts';

function Press({ command }: { readonly command: () => Promise<never> }) {
  const { run, isBusy, error } = useCommand();
  return (
    <>
      <button type="button" disabled={isBusy} onClick={() => void run(command)}>
        Sign
      </button>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}

test('a command that throws is told to the person, and may be pressed again', async () => {
  await renderUi(<Press command={() => Promise.reject(new Error('a bug'))} />);
  await page.getByRole('button', { name: 'Sign' }).click();
  await expect.element(page.getByRole('alert').getByText('ipc/failed')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Sign' })).toBeEnabled();
});
