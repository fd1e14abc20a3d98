import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderUi } from '../testing/render-ui.tsx';
import { useFocusBack } from './focus-back.ts';

function Window({ onClose }: { readonly onClose: () => void }) {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title="Window">
      <input aria-label="Inside" />
    </Modal>
  );
}

function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Open</Button>
      {isOpen && <Window onClose={() => setOpen(false)} />}
    </>
  );
}

test('a window that exists only while it is open gives the keyboard back', async () => {
  const screen = await renderUi(<Opener />);
  const opener = screen.getByRole('button', { name: 'Open' });
  await opener.click();
  await screen.getByLabelText('Inside').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
});
