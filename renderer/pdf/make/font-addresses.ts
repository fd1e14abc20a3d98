import sansRegular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url';
import sansBold from '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf?url';
import devanagariRegular from '@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf?url';
import devanagariBold from '@expo-google-fonts/noto-sans-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf?url';
import hanRegular from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url';
import hanBold from '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf?url';
import arabicRegular from '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf?url';
import arabicBold from '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf?url';
import type { FontFiles } from './fonts.ts';

/** Whole fonts, since a subset cannot be cut from the web ones; Chinese in two weights only, 21 MB. Served by the app. */
export const FONT_ADDRESSES: FontFiles = {
  'Noto Sans': { regular: sansRegular, bold: sansBold },
  'Noto Sans SC': { regular: hanRegular, bold: hanBold },
  'Noto Sans Devanagari': { regular: devanagariRegular, bold: devanagariBold },
  Vazirmatn: { regular: arabicRegular, bold: arabicBold },
};
