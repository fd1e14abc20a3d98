import { FIELD, LINE, SUNK, token } from './tokens.ts';

/** One colour family as Mantine thinks of it: a fill, what stands on it, a soft fill and its edge. */
export type Family = { readonly solid: string; readonly on: string; readonly soft: string; readonly edge: string };

function alert(kind: 'alarm' | 'warning' | 'caution'): Family {
  return {
    solid: token(`alert-${kind}-color`),
    on: token(`on-${kind}-active-color`),
    soft: token(`alert-${kind}-container-background-color`),
    edge: token(`alert-${kind}-container-border-color`),
  };
}

export const PRIMARY: Family = {
  solid: token('selected-enabled-background-color'),
  on: token('on-selected-active-color'),
  soft: token('amplified-enabled-background-color'),
  edge: token('amplified-enabled-border-color'),
};

/** `on-running-color` fails contrast in bright (2.4:1), and its container is solid green there. */
const RUNNING: Family = {
  solid: token('alert-running-color'),
  on: token('on-alarm-active-color'),
  soft: SUNK,
  edge: LINE,
};

export const GREY: Family = { solid: FIELD, on: token('on-normal-active-color'), soft: SUNK, edge: LINE };

/** Every family that Mantine knows, so that no foreign colour can leak in. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  blue: PRIMARY,
  cyan: PRIMARY,
  indigo: PRIMARY,
  violet: PRIMARY,
  grape: PRIMARY,
  pink: PRIMARY,
  red: alert('alarm'),
  orange: alert('warning'),
  yellow: alert('caution'),
  green: RUNNING,
  teal: RUNNING,
  lime: RUNNING,
  gray: GREY,
  dark: GREY,
};
