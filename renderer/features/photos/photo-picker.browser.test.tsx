import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { PhotoPicker } from './photo-picker.tsx';

function Picker() {
  const [files, setFiles] = useState<readonly File[]>([]);
  return <PhotoPicker files={files} onChange={setFiles} note="" maxBytes={25} />;
}

test('what goes beyond the room for photos is not taken, and named', async () => {
  await renderUi(<Picker />);
  const [small, large, last] = ['small.png', 'large.png', 'last.png'].map(
    (name, at) => new File([new Uint8Array([10, 20, 15][at] ?? 0)], name),
  );
  await userEvent.upload(page.getByLabelText('Add photo'), [small, large, last] as File[]);
  await expect.element(page.getByText(/large\.png/)).toBeVisible();
  await expect.element(page.getByText('2 photos', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Take out last.png' }).click();
  await userEvent.upload(page.getByLabelText('Add photo'), last as File);
  await expect.element(page.getByText('2 photos', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
