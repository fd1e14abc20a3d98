/**
 * The OpenBridge variables that Bulwark uses. `tokens.generated.css` holds exactly these, for each palette; the whole
 * style sheet of OpenBridge is 680 kB. To use one more: add its name here and run
 * `npx vitest run --project node renderer/ui/theme -u`.
 */
export const TOKENS = [
  'alert-alarm-color',
  'alert-alarm-container-background-color',
  'alert-alarm-container-border-color',
  'alert-caution-color',
  'alert-caution-container-background-color',
  'alert-caution-container-border-color',
  'alert-running-color',
  'alert-warning-color',
  'alert-warning-container-background-color',
  'alert-warning-container-border-color',
  'amplified-enabled-background-color',
  'amplified-enabled-border-color',
  'amplified-hover-background-color',
  'border-divider-color',
  'border-focus-color',
  'border-outline-color',
  'container-backdrop-color',
  'container-background-color',
  'container-global-color',
  'container-section-color',
  'element-active-color',
  'element-active-enhanced-color',
  'element-inactive-color',
  'element-neutral-color',
  'flat-hover-background-color',
  'flat-pressed-background-color',
  'normal-enabled-background-color',
  'normal-enabled-border-color',
  'normal-hover-background-color',
  'on-alarm-active-color',
  'on-amplified-active-color',
  'on-caution-active-color',
  'on-flat-active-color',
  'on-normal-active-color',
  'on-raised-active-color',
  'on-selected-active-color',
  'on-warning-active-color',
  'raised-enabled-background-color',
  'raised-enabled-border-color',
  'raised-hover-background-color',
  'selected-enabled-background-color',
  'selected-hover-background-color',
] as const;

export type Token = (typeof TOKENS)[number];

/** The CSS value that reads a token of the palette in use. */
export function token(name: Token): string {
  return `var(--${name})`;
}

export const TEXT = token('element-active-color');
export const DIM = token('element-neutral-color');
export const LINE = token('border-divider-color');
export const FIELD = token('normal-enabled-background-color');
export const EDGE = token('normal-enabled-border-color');
export const SUNK = token('container-section-color');
export const HOVER = token('flat-hover-background-color');
