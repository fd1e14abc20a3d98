import { expect, test } from 'vitest';
import { renderUi } from '../testing/render-ui.tsx';
import { CompareTable } from './compare-table.tsx';

const table = (
  <CompareTable
    label="Fields that differ"
    base={{ title: 'As it was' }}
    sides={[
      { id: 'ship', title: 'Ship' },
      { id: 'shore', title: 'Shore' },
    ]}
    fields={[
      {
        id: 'place',
        title: 'Location',
        base: 'Chart room',
        options: [
          { id: 'a', side: 'ship', value: 'Safe', inUse: true },
          { id: 'b', side: 'shore', value: 'Bridge locker', why: 'Audit advice' },
          { id: 'c', side: 'shore', value: 'Ship office' },
        ],
      },
      {
        // one save wrote both fields, so its values have one id
        id: 'version',
        title: 'Version',
        base: '1',
        options: [{ id: 'a', side: 'ship', value: '2' }],
      },
    ]}
    chosen={{ place: 'b' }}
    onChoose={() => {}}
  />
);

test('each choice is called by field, side and value', async () => {
  const screen = await renderUi(table);
  for (const name of [
    'Version, Ship 2',
    'Location, Ship Safe',
    'Location, Shore Bridge locker',
    'Location, Shore Ship office',
  ])
    await expect.element(screen.getByRole('radio', { name, exact: true })).toBeVisible();
  await expect
    .element(screen.getByRole('radio', { name: 'Location, Shore Bridge locker' }))
    .toHaveAccessibleDescription('Audit advice');
});

test('two values of one side stand whole in their cell, none over the other', async () => {
  const screen = await renderUi(table);
  const box = (name: string) => {
    const label = screen.getByRole('radio', { name }).element().closest('label');
    if (label === null) throw new Error(`no label of ${name}`);
    return { label: label.getBoundingClientRect(), cell: label.closest('td')?.getBoundingClientRect() };
  };
  const upper = box('Location, Shore Bridge locker');
  const lower = box('Location, Shore Ship office');
  expect(lower.label.top).toBeGreaterThanOrEqual(upper.label.bottom);
  expect(lower.label.bottom).toBeLessThanOrEqual((lower.cell?.bottom ?? 0) + 0.5);
  expect(box('Location, Ship Safe').label.height).toBeCloseTo((upper.cell?.height ?? 0) - 1, 0);
});
