import { Button } from '@mantine/core';
import { EmptyState } from './empty-state.tsx';
import { Page } from './page.tsx';

type MissingPageProps = {
  readonly title: string;
  readonly why: string;
  /** The list that it would stand in. */
  readonly href: string;
  readonly toList: string;
};

/** The page of an address that leads to nothing on this PC. */
export function MissingPage({ title, why, href, toList }: MissingPageProps) {
  return (
    <Page title={title}>
      <EmptyState
        why={why}
        action={
          <Button component="a" href={href}>
            {toList}
          </Button>
        }
      />
    </Page>
  );
}
