import { SampleFrame } from './sample-frame.tsx';

function Broken(): never {
  throw new Error('a page that fails on purpose');
}

/** A page that cannot be drawn inside a frame that goes on working. */
export function BrokenScene() {
  return (
    <SampleFrame current="today">
      <Broken />
    </SampleFrame>
  );
}
