import { createTheme } from '@mantine/core';
import { components } from './components.ts';
import { variantColors } from './variants.ts';

/** Bundled under exactly this name: OpenBridge asks for it. Other scripts join under the same name by their range. */
export const FONT_FAMILY = "'Noto Sans', sans-serif";

export const theme = createTheme({
  fontFamily: FONT_FAMILY,
  fontFamilyMonospace: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '16px', lg: '20px', xl: '24px' },
  lineHeights: { xs: '16px', sm: '20px', md: '24px', lg: '28px', xl: '32px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '4px', md: '4px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  primaryColor: 'blue',
  cursorType: 'pointer',
  variantColorResolver: variantColors,
  respectReducedMotion: true,
  components,
});
