import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderUi } from '../testing/render-ui.tsx';
import { ChoiceCards } from './choice-cards.tsx';
import { InstantField, parseDay, parseInstant } from './instant-field.tsx';
import { NumberField, parseNumber } from './number-field.tsx';
import { PinPad } from './pin-pad.tsx';
import { TextField } from './text-field.tsx';

type Audience = 'open' | 'sealed' | 'none';

function Audiences({ onChange }: { readonly onChange: (value: Audience) => void }) {
  const [value, setValue] = useState<Audience | null>(null);
  return (
    <ChoiceCards
      label="Who will see it?"
      help="It can be changed until you hand it in."
      required
      value={value}
      onChange={(next) => {
        setValue(next);
        onChange(next);
      }}
      options={[
        { value: 'open', label: 'Open', text: 'Master, then the DPA.' },
        { value: 'sealed', label: 'Confidential', text: 'Only the DPA.' },
        { value: 'none', label: 'Nobody', disabled: true },
      ]}
      error={value === null ? 'Choose who will read it.' : null}
    />
  );
}

test('choice cards are one stop for Tab, arrows choose, and the whole card can be pressed', async () => {
  const onChange = vi.fn();
  const screen = await renderUi(<Audiences onChange={onChange} />);
  const group = screen.getByRole('radiogroup', { name: 'Who will see it?' });
  await expect.element(group).toHaveAttribute('aria-invalid', 'true');
  await expect.element(group).toHaveAccessibleDescription(/changed until.*Choose who/);
  await userEvent.tab();
  await userEvent.keyboard(' ');
  expect(onChange).toHaveBeenLastCalledWith('open');
  await userEvent.keyboard('{ArrowDown}');
  expect(onChange).toHaveBeenLastCalledWith('sealed');
  await userEvent.keyboard('{ArrowDown}');
  expect(onChange, 'past the one that cannot be chosen').toHaveBeenLastCalledWith('open');
  await expect.element(group).not.toHaveAttribute('aria-invalid');
  await screen.getByText('Only the DPA.').click();
  expect(onChange).toHaveBeenLastCalledWith('sealed');
  await expect
    .element(screen.getByRole('radio', { name: 'Confidential' }))
    .toHaveAccessibleDescription('Only the DPA.');
});

test('a PIN can be typed or pressed, is never shown and never kept after a try', async () => {
  const onSubmit = vi.fn();
  const screen = await renderUi(<PinPad label="PIN of the ETO" onSubmit={onSubmit} />);
  const field = screen.getByLabelText('PIN of the ETO');
  await expect.element(field).toHaveAttribute('type', 'password');
  await screen.getByRole('button', { name: '1', exact: true }).click();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('2x3');
  await screen.getByRole('button', { name: 'Unlock' }).click();
  expect(onSubmit, 'three digits are too few').not.toHaveBeenCalled();
  await screen.getByRole('button', { name: '0', exact: true }).click();
  await screen.getByRole('button', { name: 'Remove the last digit' }).click();
  await userEvent.keyboard('4{Enter}');
  expect(onSubmit).toHaveBeenCalledExactlyOnceWith('1234');
  await expect.element(field).toHaveValue('');
});

function When({ onChange }: { readonly onChange: (at: number | null) => void }) {
  const [at, setAt] = useState<number | null>(Date.UTC(2026, 10, 22, 13, 50));
  return (
    <InstantField
      label="When (UTC)"
      value={at}
      onChange={(next) => {
        setAt(next);
        onChange(next);
      }}
    />
  );
}

test('a time that is not finished stays as typed and says what is wrong', async () => {
  const onChange = vi.fn();
  const screen = await renderUi(<When onChange={onChange} />);
  const field = screen.getByLabelText('When (UTC)');
  await expect.element(field).toHaveValue('2026-11-22 13:50');
  await field.fill('2026-11-22 25:0');
  await expect.element(field).toHaveValue('2026-11-22 25:0');
  await expect.element(field).toHaveAccessibleDescription(/like 2026-11-22 13:50/);
  expect(onChange).toHaveBeenLastCalledWith(null);
  await field.fill('2026-11-21 08.05');
  expect(onChange).toHaveBeenLastCalledWith(Date.UTC(2026, 10, 21, 8, 5));
  await expect.element(field).toHaveValue('2026-11-21 08.05');
});

function Weight() {
  const [value, setValue] = useState<number | null>(null);
  return (
    <>
      <NumberField label="Deadweight, t" value={value} onChange={setValue} />
      <output>{String(value)}</output>
      <button type="button" onClick={() => setValue(7)}>
        Seven
      </button>
    </>
  );
}

test('numbers are taken as people write them; a value from outside replaces what was typed', async () => {
  const screen = await renderUi(<Weight />);
  const field = screen.getByLabelText('Deadweight, t');
  await field.fill('41 260,5');
  await expect.element(screen.getByRole('status')).toHaveTextContent('41260.5');
  await field.fill('4x');
  await expect.element(screen.getByRole('status')).toHaveTextContent('null');
  await expect.element(field).toHaveAccessibleDescription('Write a number.');
  await screen.getByRole('button', { name: 'Seven' }).click();
  await expect.element(field).toHaveValue('7');
});

test('help and error belong to their field', async () => {
  const screen = await renderUi(
    <TextField label="Name" help="As on the label" value="" onChange={() => {}} error="Write the name." required />,
  );
  const field = screen.getByRole('textbox', { name: /Name/ });
  await expect
    .element(field)
    .toHaveAccessibleDescription(/As on the label.*Write the name\.|Write the name\..*As on the label/);
  await expect.element(field).toBeRequired();
  await expect.element(field).toHaveAttribute('aria-invalid', 'true');
});

test.each([
  ['2026-11-22 13:50', Date.UTC(2026, 10, 22, 13, 50)],
  ['2026/1/2T03:04', Date.UTC(2026, 0, 2, 3, 4)],
  ['2026-11-22 1350 UTC', Date.UTC(2026, 10, 22, 13, 50)],
  ['2026-02-30 10:00', null],
  ['2026-11-22 24:00', null],
  ['22.11.2026 10:00', null],
  ['', null],
])('%j is the instant %j', (text, at) => {
  expect(parseInstant(text)).toBe(at);
});

test.each([
  ['2026-2-3', '2026-02-03'],
  ['2026-02-30', null],
])('%j is the day %j', (text, on) => {
  expect(parseDay(text)).toBe(on);
});

test.each([
  ['1 908', 1908],
  ['1\u202f908,25', 1908.25],
  ['−3', -3],
  ['1e3', null],
  ['', null],
])('%j is the number %j', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});
