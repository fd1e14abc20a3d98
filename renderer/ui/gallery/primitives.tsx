import { Page } from '../layout/page.tsx';
import { FeedbackSamples } from './feedback-samples.tsx';
import { FieldSamples } from './field-samples.tsx';
import { FigureSamples } from './figure-samples.tsx';
import classes from './gallery.module.css';
import { MantineSamples } from './mantine-samples.tsx';
import { StatusSamples } from './status-samples.tsx';

/** Every primitive on one page, for tests and for looking. */
export function Primitives() {
  return (
    <main>
      <Page title="Primitives" sub="Every part of renderer/ui in its states">
        <div className={classes['grid']}>
          <StatusSamples />
          <FigureSamples />
          <FeedbackSamples />
          <FieldSamples />
          <MantineSamples />
        </div>
      </Page>
    </main>
  );
}
