// node tools/content/main.ts [--json]: every scenario, procedure, rule, notification and template of resources/ fits its
// shape, and every reference in them leads somewhere. Ends with 1 when one does not; with --json the last line is figures.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkContent } from './check.ts';

const given = process.argv.find((arg) => arg.startsWith('--resources='))?.slice('--resources='.length);
const folder = path.resolve(given ?? path.join(import.meta.dirname, '../../resources'));
const isJson = process.argv.includes('--json');

const broken: string[] = [];
const files = new Map<string, unknown>();
for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  const name = file.replaceAll('\\', '/');
  if (!name.endsWith('.json')) continue;
  try {
    files.set(name, JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
  } catch (error) {
    broken.push(`${name}: is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

const { problems, ...figures } = checkContent(files);
const all = [...broken, ...problems];
for (const problem of all) console.log(problem);
const unresolved = all.length;
if (isJson) console.log(JSON.stringify({ ...figures, unresolved }));
else console.log(unresolved === 0 ? 'content: all right' : `content: ${unresolved} to mend`);
process.exitCode = unresolved === 0 ? 0 : 1;
