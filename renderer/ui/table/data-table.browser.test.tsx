import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { renderUi } from '../testing/render-ui.tsx';
import type { TableColumn } from './column.ts';
import { DataTable } from './data-table.tsx';

type Asset = { readonly id: string; readonly name: string; readonly ageDays: number | null };

const COLUMNS: readonly TableColumn<Asset>[] = [
  { id: 'name', header: 'Asset', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'age', header: 'Age', align: 'end', cell: ({ ageDays }) => ageDays ?? '–', sortBy: ({ ageDays }) => ageDays },
  { id: 'zone', header: 'Zone', cell: () => 'Z1' },
];

function assets(count: number): readonly Asset[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `a${at}`,
    name: `Unit ${at}`,
    ageDays: at % 7 === 0 ? null : (at * 37) % 100,
  }));
}

async function show(count: number, onOpen = vi.fn(), selectedKey: string | null = null) {
  const screen = await renderUi(
    <div style={{ height: 400 }}>
      <DataTable
        label="Assets"
        rows={assets(count)}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        selectedKey={selectedKey}
        onOpen={onOpen}
        rowHeightPx={46}
      />
    </div>,
  );
  const grid = screen.getByRole('grid', { name: 'Assets' });
  const element = grid.element() as HTMLElement;
  return {
    screen,
    onOpen,
    element,
    rows: () => [...element.querySelectorAll<HTMLElement>('[role="row"][data-index]')],
    active: () => document.getElementById(element.getAttribute('aria-activedescendant') ?? ''),
  };
}

test('of 10,000 rows only those in sight exist, and the table says how many there are', async () => {
  const { element, rows } = await show(10_000);
  expect(element.getAttribute('aria-rowcount')).toBe('10001');
  expect(rows().length).toBeGreaterThan(5);
  expect(rows().length).toBeLessThan(60);
  expect(rows()[0]?.getAttribute('aria-rowindex')).toBe('2');
});

test('arrows, Page, Home and End move one mark through all rows and Enter opens', async () => {
  const { element, active, onOpen } = await show(10_000);
  element.focus();
  expect(active()?.textContent).toContain('Unit 0');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(active()?.textContent).toContain('Unit 2');
  await userEvent.keyboard('{ArrowUp}');
  expect(active()?.textContent).toContain('Unit 1');
  await userEvent.keyboard('{PageDown}');
  expect(active()?.textContent).toContain('Unit 7');
  await userEvent.keyboard('{End}');
  await expect.poll(() => active()?.textContent).toContain('Unit 9999');
  expect(active()?.getAttribute('aria-rowindex')).toBe('10001');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'a9999' }));
  await userEvent.keyboard('{Home}{Enter}');
  await expect.poll(() => active()?.textContent).toContain('Unit 0');
  expect(onOpen).toHaveBeenLastCalledWith(expect.objectContaining({ id: 'a0' }));
});

test('the mark that the keyboard moves stays in sight', async () => {
  const { element, active } = await show(500);
  element.focus();
  for (let press = 0; press < 30; press++) await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => active()?.textContent).toContain('Unit 30');
  const row = active()?.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  expect(row?.bottom).toBeLessThanOrEqual(box.bottom + 1);
  expect(row?.top).toBeGreaterThanOrEqual(box.top + 40);
});

test('the selected row has the tint and is announced; the keyboard starts there', async () => {
  const { element, active, rows } = await show(20, vi.fn(), 'a3');
  expect(rows().filter((row) => row.getAttribute('aria-selected') === 'true')).toHaveLength(1);
  element.focus();
  expect(active()?.textContent).toContain('Unit 3');
});

test('a press opens the row', async () => {
  const { screen, onOpen } = await show(20);
  await screen.getByRole('rowheader', { name: 'Unit 4', exact: true }).click();
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'a4' }));
});

test('a column sorts up, down and back; the mark stays on its row; unknown stands last', async () => {
  const { screen, element, active, rows } = await show(15);
  element.focus();
  await userEvent.keyboard('{ArrowDown}');
  const header = screen.getByRole('columnheader', { name: 'Age' });
  const button = screen.getByRole('button', { name: 'Age' });
  await expect.element(header).toHaveAttribute('aria-sort', 'none');
  await button.click();
  await expect.element(header).toHaveAttribute('aria-sort', 'ascending');
  expect(rows().at(-1)?.textContent).toContain('–');
  expect(active()?.textContent).toContain('Unit 1');
  await button.click();
  await expect.element(header).toHaveAttribute('aria-sort', 'descending');
  expect(rows().at(-1)?.textContent).toContain('–');
  await button.click();
  await expect.element(header).toHaveAttribute('aria-sort', 'none');
  expect(rows()[0]?.textContent).toContain('Unit 0');
});

test('10,000 rows: a page down is drawn within a few frames', async () => {
  const { element } = await show(10_000);
  element.focus();
  const startMs = performance.now();
  for (let step = 1; step <= 20; step++) {
    element.scrollTop = step * 9_000;
    await new Promise(requestAnimationFrame);
  }
  // 20 far jumps; a bound that a busy test machine keeps and a table of all rows could not.
  expect(performance.now() - startMs).toBeLessThan(2_000);
});

test('without rows it shows what the caller says', async () => {
  const screen = await renderUi(
    <DataTable
      label="Assets"
      rows={[] as readonly Asset[]}
      columns={COLUMNS}
      keyOf={({ id }) => id}
      empty={<p>Nothing yet.</p>}
    />,
  );
  await expect.element(screen.getByText('Nothing yet.')).toBeVisible();
});
