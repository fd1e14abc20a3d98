import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderUi } from '../testing/render-ui.tsx';
import { Page } from './page.tsx';

function TwoPages() {
  const [name, setName] = useState('Assets');
  return (
    <Page key={name} title={name}>
      <button type="button" onClick={() => setName(name === 'Assets' ? 'ECDIS 1' : 'Assets')}>
        Other page
      </button>
    </Page>
  );
}

test('the first page leaves the focus at the top, each later one starts at its title', async () => {
  const screen = await renderUi(<TwoPages />);
  await expect.element(screen.getByRole('heading', { name: 'Assets' })).not.toHaveFocus();
  await screen.getByRole('button', { name: 'Other page' }).click();
  await expect.element(screen.getByRole('heading', { name: 'ECDIS 1' })).toHaveFocus();
});
