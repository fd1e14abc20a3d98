// node tools/layers/main.ts: the layer guard over the whole tree. Part of `npm run lint`.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFile, type Finding } from './check.ts';
import { GUARDED } from './rules.ts';

const root = path.resolve(import.meta.dirname, '../..');

function sources(): readonly string[] {
  return GUARDED.filter((area) => existsSync(path.join(root, area))).flatMap((area) =>
    readdirSync(path.join(root, area), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${area}/${file.replaceAll('\\', '/')}`)
      .sort(),
  );
}

const files = sources();
const findings: readonly Finding[] = files.flatMap((file) =>
  checkFile(file, readFileSync(path.join(root, file), 'utf8')),
);
for (const { file, line, message } of findings) console.log(`${file}:${line} ${message}`);
console.log(findings.length === 0 ? `layers: ${files.length} files, all right` : `layers: ${findings.length} to mend`);
process.exitCode = findings.length === 0 ? 0 : 1;
