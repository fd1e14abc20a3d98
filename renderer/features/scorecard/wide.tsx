import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** A table that scrolls sideways on a narrow screen, by keyboard too. */
export function Wide({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Table.ScrollContainer
      minWidth={640}
      type="native"
      scrollAreaProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
    >
      {children}
    </Table.ScrollContainer>
  );
}
