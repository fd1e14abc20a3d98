import { expect, test, vi } from 'vitest';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { ok } from '#shared/base/result.ts';
import { RestoreForm } from './restore-form.tsx';

const asked = vi.hoisted(() => ({ copies: [] as { readonly records: number }[], restored: 0 }));

vi.mock('#renderer/data/index.ts', async (original) => ({
  ...(await original<object>()),
  openCopy: async () => {
    const next = asked.copies.shift();
    if (next === undefined) return ok(null);
    const { records } = next;
    const content = { folder: 'E:/Bulwark copy', goodAt: 1, vesselName: 'MV Test Pioneer', newestAt: 1 };
    return ok({ ...content, records, reports: 3, isDamaged: true });
  },
  restoreCopy: async () => {
    asked.restored++;
    return ok(null);
  },
}));

test('what comes in is shown before it can be taken', async () => {
  asked.copies = [{ records: 0 }, { records: 41 }];
  const onDone = vi.fn();
  const screen = await renderUi(<RestoreForm onDone={onDone} />);
  const restore = screen.getByRole('button', { name: 'Restore these records' });
  await expect.element(restore).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Choose the copy' }).click();
  await expect.element(screen.getByText('There is no log in this copy.')).toBeVisible();
  await expect.element(restore).not.toBeInTheDocument();
  await screen.getByRole('button', { name: 'Choose another copy' }).click();
  await expect.element(screen.getByText('MV Test Pioneer')).toBeVisible();
  await expect.element(screen.getByText('41', { exact: true })).toBeVisible();
  await expect.element(screen.getByText(/A part of the copy cannot be read/)).toBeVisible();
  expect(asked.restored).toBe(0);
  await restore.click();
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  expect(asked.restored).toBe(1);
});
