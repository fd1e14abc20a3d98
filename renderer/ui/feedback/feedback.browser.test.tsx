import { Button } from '@mantine/core';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { ERROR_CODES } from '#shared/base/error-codes.ts';
import { RecordStepper } from '../status/record-stepper.tsx';
import { renderUi } from '../testing/render-ui.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { ErrorNote } from './error-note.tsx';

function Asking({ onConfirm }: { readonly onConfirm: () => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button onClick={() => setOpened(true)}>End drill</Button>
      <ConfirmDialog
        opened={opened}
        title="End the drill now?"
        confirm="End it"
        onConfirm={onConfirm}
        onCancel={() => setOpened(false)}
      >
        Four steps are not done.
      </ConfirmDialog>
    </>
  );
}

test('a dialog starts at the harmless answer, Escape means no, focus goes back', async () => {
  const onConfirm = vi.fn();
  const screen = await renderUi(<Asking onConfirm={onConfirm} />);
  const opener = screen.getByRole('button', { name: 'End drill' });
  await opener.click();
  await expect.element(screen.getByRole('dialog', { name: 'End the drill now?' })).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(opener).toHaveFocus();
  expect(onConfirm).not.toHaveBeenCalled();
});

test.each(['en', 'ru'] as const)(
  'every error has its three sentences on screen in %s, with no gap in them',
  async (language) => {
    const screen = await renderUi(
      <div>
        {ERROR_CODES.map((code) => (
          <ErrorNote key={code} error={{ code }} />
        ))}
      </div>,
      { language },
    );
    const notes = screen.getByRole('alert').elements();
    expect(notes).toHaveLength(ERROR_CODES.length);
    notes.forEach((note, at) => {
      const code = ERROR_CODES[at] ?? '';
      expect(note.textContent, code).toContain(code);
      expect(note.textContent, code).not.toMatch(/\{\{|\(EN\)|\.(what|safe|next)/);
      expect(note.querySelectorAll('dd'), code).toHaveLength(2);
    });
  },
);

test('the stepper says of each state whether it was reached', async () => {
  const screen = await renderUi(<RecordStepper current="sent" notes={{ sent: 'Packet 0017' }} />);
  const states = screen.getByRole('listitem').elements();
  expect(states.map((state) => state.getAttribute('aria-current'))).toEqual([null, null, 'step', null, null]);
  expect(states[0]?.textContent).toContain('Draft, done');
  expect(states[2]?.textContent).toContain('Sent, nowPacket 0017');
  expect(states[4]?.textContent).toContain('Answered, not yet');
});
