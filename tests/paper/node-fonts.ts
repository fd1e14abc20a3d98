import path from 'node:path';
import type { FontFiles } from '#renderer/pdf/make/fonts.ts';

const folder = path.resolve(import.meta.dirname, '../../node_modules/@expo-google-fonts');

function family(name: string, file: string) {
  return {
    regular: path.join(folder, name, '400Regular', `${file}_400Regular.ttf`),
    bold: path.join(folder, name, '700Bold', `${file}_700Bold.ttf`),
  };
}

/** The same files that the app serves. */
export const NODE_FONTS: FontFiles = {
  'Noto Sans': family('noto-sans', 'NotoSans'),
  'Noto Sans SC': family('noto-sans-sc', 'NotoSansSC'),
  'Noto Sans Devanagari': family('noto-sans-devanagari', 'NotoSansDevanagari'),
  Vazirmatn: family('vazirmatn', 'Vazirmatn'),
};
