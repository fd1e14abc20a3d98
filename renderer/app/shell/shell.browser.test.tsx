import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderUi } from '#renderer/ui/testing/render-ui.tsx';
import { AlertsButton } from './alerts-button.tsx';
import { LinkAge } from './link-age.tsx';
import { Nav } from './nav.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { PaletteMenu } from './palette-menu.tsx';

const NOW = Date.UTC(2026, 10, 22, 14, 33);
const clock = { now: () => NOW };

test.each([
  [{ alarm: 1, warning: 1, caution: 1 }, '1 alarm, 2 others'],
  [{ alarm: 2, warning: 0, caution: 0 }, '2 alarms'],
  [{ alarm: 0, warning: 1, caution: 1 }, '2 alerts'],
  [{ alarm: 0, warning: 0, caution: 0 }, 'No alerts'],
])('alerts %j are told as %j', async (counts, words) => {
  const onOpen = vi.fn();
  const screen = await renderUi(<AlertsButton counts={counts} onOpen={onOpen} />);
  await screen.getByRole('button', { name: words, exact: true }).click();
  expect(onOpen).toHaveBeenCalledOnce();
});

test.each([
  [{ kind: 'heard', at: NOW - 11_520_000 }, 'Shore heard 3 h 12 min ago'],
  [{ kind: 'heard', at: null }, 'Shore not heard yet'],
  [{ kind: 'stored', at: NOW - 120_000 }, /Hub stored .?14:31/],
  [{ kind: 'isolated' }, 'Isolated by the ship'],
] as const)('the link %j says %s', async (link, words) => {
  const screen = await renderUi(<LinkAge link={link} href="#/sync" />, { clock });
  await expect.element(screen.getByRole('link', { name: words })).toHaveAttribute('href', '#/sync');
});

test('the navigation shows only the pages it is given, says which one is open and what waits there', async () => {
  const screen = await renderUi(
    <Nav
      current="drills"
      narrow={false}
      items={[
        { id: 'today', label: 'Today', icon: 'today', href: '#/' },
        { id: 'drills', label: 'Drills', icon: 'drills', href: '#/drills', waiting: 3 },
        { id: 'settings', label: 'Settings', icon: 'settings', href: '#/settings', place: 'foot' },
      ]}
    />,
  );
  expect(screen.getByRole('link').elements()).toHaveLength(3);
  await expect.element(screen.getByRole('link', { name: 'Drills 3 waiting' })).toHaveAttribute('aria-current', 'page');
  await expect.element(screen.getByRole('link', { name: 'Today' })).not.toHaveAttribute('aria-current');
});

test('as icons alone the pages keep their names', async () => {
  const screen = await renderUi(
    <Nav narrow current="" items={[{ id: 'drills', label: 'Drills', icon: 'drills', href: '#/drills', waiting: 1 }]} />,
  );
  await expect.element(screen.getByRole('link', { name: 'Drills, 1 waiting' })).toBeVisible();
});

test('the light is changed by keyboard alone', async () => {
  await renderUi(<PaletteMenu />);
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.poll(() => document.documentElement.dataset['obcTheme']).not.toBe('day');
});

function Page({ isBroken }: { readonly isBroken: () => boolean }) {
  if (isBroken()) throw new Error('on purpose');
  return <p>The page</p>;
}

test('a page that failed says what is safe and can be opened again; another address is tried by itself', async () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {});
  let broken = true;
  const screen = await renderUi(
    <PageBoundary>
      <Page isBroken={() => broken} />
    </PageBoundary>,
  );
  await expect.element(screen.getByText(/Everything that was saved is still on this PC/)).toBeVisible();
  await screen.getByRole('button', { name: 'Open again' }).click();
  await expect.element(screen.getByRole('alert')).toBeVisible();
  broken = false;
  location.hash = '#/another';
  await expect.element(screen.getByText('The page')).toBeVisible();
  location.hash = '';
  quiet.mockRestore();
});
