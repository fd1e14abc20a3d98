// node tools/frameworks/main.ts [--json]: the rows of the readiness assessment and the crosswalk fit their shapes, and
// every reference leads somewhere, from a row to its clauses and from a clause to its rows. Ends with 1 when one does
// not; with --json the last line is figures. The texts are checked by check:content.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkFrameworks } from './check.ts';

const given = process.argv.find((arg) => arg.startsWith('--frameworks='))?.slice('--frameworks='.length);
const folder = path.resolve(given ?? path.join(import.meta.dirname, '../../resources/frameworks'));

const broken: string[] = [];
const files = new Map<string, unknown>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  try {
    files.set(file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  } catch (error) {
    broken.push(`${file}: is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

const { problems, ...found } = checkFrameworks(files);
const all = [...broken, ...problems];
for (const problem of all) console.log(problem);
const figures = { ...found, unresolved: all.length };
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else console.log(all.length === 0 ? 'frameworks: all right' : `frameworks: ${all.length} to mend`);
process.exitCode = all.length === 0 ? 0 : 1;
