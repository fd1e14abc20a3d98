import { existsSync } from 'node:fs';
import path from 'node:path';
import { electronBinary, REAL_SUITE_SKIPPED } from './electron-binary.ts';

const root = path.resolve(import.meta.dirname, '../..');

export default function globalSetup(): void {
  for (const file of ['out/main/index.js', 'out/preload/index.cjs']) {
    if (!existsSync(path.join(root, file))) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  }
  if (electronBinary() === null) console.warn(`\n${'!'.repeat(100)}\n${REAL_SUITE_SKIPPED}\n${'!'.repeat(100)}\n`);
}
