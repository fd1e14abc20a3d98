import { useRef } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderUi } from '../testing/render-ui.tsx';
import { Age } from './age.tsx';
import { Bytes } from './bytes.tsx';
import { Instant } from './instant.tsx';

const NOW = Date.UTC(2026, 10, 22, 14, 33, 20);
const clock = { now: () => Date.now() };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: NOW });
});

afterEach(() => {
  vi.useRealTimers();
});

function Page() {
  const drawn = useRef(0);
  drawn.current++;
  return (
    <p>
      <span data-testid="age">
        <Age at={NOW - 60_000 * 31} form="ago" />
      </span>
      <span data-testid="drawn">{drawn.current}</span>
    </p>
  );
}

test('an age grows by itself, and nothing around it is drawn again', async () => {
  const screen = await renderUi(<Page />, { clock });
  await expect.element(screen.getByTestId('age')).toHaveTextContent('31 min ago');
  const drawn = screen.getByTestId('drawn').element().textContent;
  await vi.advanceTimersByTimeAsync(60_000);
  await expect.element(screen.getByTestId('age')).toHaveTextContent('32 min ago');
  expect(screen.getByTestId('drawn').element().textContent).toBe(drawn);
});

test('ages say what they do not know', async () => {
  const screen = await renderUi(
    <ul>
      <li>
        <Age at={null} />
      </li>
      <li>
        <Age at={NOW} form="ago" />
      </li>
      <li>
        <Age at={NOW + 7_200_000} />
      </li>
    </ul>,
    { clock },
  );
  const lines = screen.getByRole('listitem');
  await expect.element(lines.nth(0)).toHaveTextContent('not known');
  await expect.element(lines.nth(1)).toHaveTextContent('less than a minute ago');
  await expect.element(lines.nth(2)).toHaveTextContent('2 h ahead of this clock');
});

test('a time is UTC first, with the ship’s time beside it and the year only when it differs', async () => {
  const screen = await renderUi(
    <ul>
      <li>
        <Instant at={NOW} withShip />
      </li>
      <li>
        <Instant at={Date.UTC(2025, 0, 2, 23, 30)} withShip />
      </li>
      <li>
        <Bytes value={6_200} />
      </li>
    </ul>,
    { clock, shipOffsetMinutes: 60 },
  );
  const lines = screen.getByRole('listitem');
  await expect.element(lines.nth(0)).toHaveTextContent('22 Nov 14:33 UTC 15:33 LT');
  await expect.element(lines.nth(1)).toHaveTextContent('2 Jan 2025 23:30 UTC 3 Jan 2025 00:30 LT');
  expect(lines.nth(0).element().querySelector('time')?.dateTime).toBe(new Date(NOW).toISOString());
  expect(lines.nth(2).element().querySelector('bdi')?.textContent).toBe('6.2\u00a0kB');
});
