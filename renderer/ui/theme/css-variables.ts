import type { CSSVariablesResolver } from '@mantine/core';
import { FAMILIES, GREY, PRIMARY } from './families.ts';
import { DIM, EDGE, FIELD, HOVER, LINE, SUNK, TEXT, token } from './tokens.ts';

type Variables = Record<string, string>;

function familyVariables(): Variables {
  const out: Variables = {};
  for (const [name, family] of Object.entries(FAMILIES)) {
    const text = family === PRIMARY ? token('on-amplified-active-color') : TEXT;
    Object.assign(out, {
      [`${name}-filled`]: family.solid,
      [`${name}-filled-hover`]: family.solid,
      [`${name}-light`]: family.soft,
      [`${name}-light-hover`]: family.soft,
      [`${name}-light-color`]: text,
      [`${name}-outline`]: family === GREY ? EDGE : family.solid,
      [`${name}-outline-hover`]: HOVER,
      [`${name}-text`]: text,
      [`${name}-contrast`]: family.on,
    });
    if (family === GREY) continue;
    const { solid, soft, edge } = family;
    [soft, soft, edge, edge, solid, solid, solid, solid, text, text].forEach((value, shade) => {
      out[`${name}-${shade}`] = value;
    });
  }
  return out;
}

/** Mantine reaches for single shades of grey; in light schemes they run from surface to text, in dark ones back. */
function greyShades(): Variables {
  const out: Variables = {};
  const body = token('container-background-color');
  const backdrop = token('container-backdrop-color');
  const light = [SUNK, SUNK, token('border-outline-color'), LINE, EDGE, DIM, DIM, DIM, TEXT, TEXT];
  const dark = [TEXT, TEXT, DIM, DIM, LINE, token('normal-hover-background-color'), FIELD, body, backdrop, backdrop];
  light.forEach((value, shade) => {
    out[`gray-${shade}`] = value;
  });
  dark.forEach((value, shade) => {
    out[`dark-${shade}`] = value;
  });
  return out;
}

const NAMED: Variables = {
  text: TEXT,
  bright: TEXT,
  body: token('container-background-color'),
  dimmed: DIM,
  placeholder: DIM,
  anchor: token('element-active-enhanced-color'),
  error: token('alert-alarm-color'),
  success: token('alert-running-color'),
  default: FIELD,
  'default-hover': token('normal-hover-background-color'),
  'default-color': token('on-normal-active-color'),
  'default-border': EDGE,
  disabled: SUNK,
  'disabled-color': token('element-inactive-color'),
  'disabled-border': token('border-outline-color'),
};

function primaryVariables(): Variables {
  const out: Variables = {
    '--mantine-primary-color-filled': PRIMARY.solid,
    '--mantine-primary-color-filled-hover': token('selected-hover-background-color'),
    '--mantine-primary-color-light': PRIMARY.soft,
    '--mantine-primary-color-light-hover': token('amplified-hover-background-color'),
    '--mantine-primary-color-light-color': token('on-amplified-active-color'),
    '--mantine-primary-color-contrast': PRIMARY.on,
  };
  for (let shade = 0; shade < 10; shade++) out[`--mantine-primary-color-${shade}`] = PRIMARY.solid;
  return out;
}

/** No shadows: what floats has a line around it. */
const SHADOWS: Variables = {
  '--mantine-shadow-xs': 'none',
  '--mantine-shadow-sm': 'none',
  '--mantine-shadow-md': `0 0 0 1px ${LINE}`,
  '--mantine-shadow-lg': `0 0 0 1px ${LINE}`,
  '--mantine-shadow-xl': `0 0 0 1px ${LINE}`,
};

/**
 * Every colour variable of Mantine, read from OpenBridge. Both schemes get the same variables: the palette on `<html>`
 * does the rest. Only "white" differs: in light schemes it is a surface, in dark ones Mantine uses it as text.
 */
export const cssVariables: CSSVariablesResolver = () => {
  const colours: Variables = {};
  for (const [name, value] of Object.entries({ ...familyVariables(), ...greyShades(), ...NAMED }))
    colours[`--mantine-color-${name}`] = value;
  const all = { ...colours, ...primaryVariables(), ...SHADOWS };
  const surface = token('container-global-color');
  return {
    variables: {},
    light: { ...all, '--mantine-color-white': surface, '--mantine-color-black': TEXT },
    dark: { ...all, '--mantine-color-white': TEXT, '--mantine-color-black': surface },
  };
};
