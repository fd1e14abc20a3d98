import type { VariantColorsResolver } from '@mantine/core';
import { FAMILIES, GREY, PRIMARY } from './families.ts';
import { EDGE, FIELD, HOVER, TEXT, token } from './tokens.ts';

function line(colour: string): string {
  return `1px solid ${colour}`;
}

/** Mantine's button variants in OpenBridge's terms: filled is "raised", default is "normal", subtle is "flat". */
export const variantColors: VariantColorsResolver = ({ color, variant }) => {
  const family = FAMILIES[String(color ?? 'blue').split('.')[0] ?? 'blue'] ?? PRIMARY;
  switch (variant) {
    case 'filled':
      if (family === PRIMARY)
        return {
          background: token('raised-enabled-background-color'),
          hover: token('raised-hover-background-color'),
          color: token('on-raised-active-color'),
          border: line(token('raised-enabled-border-color')),
        };
      return {
        background: family.solid,
        hover: family.solid,
        color: family.on,
        border: line(family === GREY ? EDGE : family.solid),
      };
    case 'light':
      return {
        background: family.soft,
        hover: family.soft,
        color: family === PRIMARY ? token('on-amplified-active-color') : TEXT,
        border: line(family.edge),
      };
    case 'outline':
      return {
        background: 'transparent',
        hover: HOVER,
        color: TEXT,
        border: line(family === PRIMARY || family === GREY ? EDGE : family.solid),
      };
    case 'subtle':
    case 'transparent':
      return {
        background: 'transparent',
        hover: HOVER,
        color: token('on-flat-active-color'),
        border: line('transparent'),
      };
    default:
      return {
        background: FIELD,
        hover: token('normal-hover-background-color'),
        color: token('on-normal-active-color'),
        border: line(EDGE),
      };
  }
};
