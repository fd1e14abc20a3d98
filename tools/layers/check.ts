import path from 'node:path';
import { GUARDED, IMPORT_BANS, LAYERS, type Layer, SHARED_BANS, SHARED_METHOD_BANS, TESTS_MAY } from './rules.ts';
import { type ImportFact, sourceFacts } from './source-facts.ts';

export type Finding = { readonly file: string; readonly line: number; readonly message: string };

const EXTENSION = /\.(tsx?|mjs|json|css|svg|png|woff2|html|wasm)(\?[\w=&-]+)?$/;

/**
 * Checks one file. `file` is its path from the root with forward slashes; what it imports is not opened,
 * so a wrong path is TypeScript's to find.
 */
export function checkFile(file: string, text: string): readonly Finding[] {
  const area = GUARDED.find((folder) => file.startsWith(`${folder}/`));
  if (area === undefined) return [];
  const isTest = /\.test\.tsx?$/.test(file);
  const layer = layerOf(file);
  const findings: Finding[] = [];
  const report = (line: number, message: string) => findings.push({ file, line, message });

  if (layer === undefined && !isRootFile(file)) {
    report(
      1,
      `This folder is no layer. Known are ${LAYERS.map((known) => known.folder).join(', ')} (docs/conventions.md).`,
    );
    return findings;
  }
  const { imports, uses } = sourceFacts(file, text);

  for (const fact of imports) {
    for (const message of importProblems(file, fact, layer, isTest ? TESTS_MAY[area] : undefined)) {
      report(fact.line, message);
    }
  }
  for (const { line, what } of uses) {
    const message = problemOfUse(file, what, area, isTest);
    if (message !== undefined) report(line, message);
  }
  return uniqueByLine(findings);
}

function importProblems(
  file: string,
  { specifier, names }: ImportFact,
  layer: Layer | undefined,
  testsMay: readonly string[] | undefined,
): readonly string[] {
  // A file that Vite hands out by its address; a package may hide it from its exports (libs.md 7).
  if (specifier.endsWith('?url')) return [];
  if (specifier.includes('../../')) {
    return [`'${specifier}' climbs over two folders. Write it from the root: '#shared/base/result.ts'.`];
  }
  const target = targetOf(file, specifier);
  if (target === undefined) return packageProblems(file, specifier, names, layer, testsMay !== undefined);
  const problems: string[] = [];
  if (!EXTENSION.test(target)) {
    problems.push(`'${specifier}' has no extension. Node runs these files as they are: write '${specifier}.ts'.`);
  }
  if (
    testsMay === undefined &&
    /\.test\.tsx?$|^tests\/|^shared\/testing\//.test(target) &&
    !/(^|\/)testing\//.test(file)
  ) {
    problems.push(`'${specifier}' is for tests. Move what the app needs out of it.`);
  } else if (layer !== undefined) {
    const may = testsMay ?? [layer.folder, ...layer.may];
    if (!may.some((folder) => isWithin(target, folder))) {
      problems.push(`${layer.folder} may not import ${folderOf(target)} ('${specifier}'). ${layer.instead}`);
    }
  }
  const feature = featureOf(target);
  if (
    feature !== undefined &&
    feature !== featureOf(file) &&
    !/^renderer\/features\/[^/]+\/index\.tsx?$/.test(target)
  ) {
    const own = featureOf(file) === undefined ? 'renderer/app' : 'another feature';
    problems.push(`'${specifier}' is inside the feature ${feature}; ${own} sees only its index.ts. Export it there.`);
  }
  return problems;
}

function packageProblems(
  file: string,
  specifier: string,
  names: readonly string[],
  layer: Layer | undefined,
  isTest: boolean,
): readonly string[] {
  const problems: string[] = [];
  if (layer !== undefined && !isTest && !isAllowed(specifier, layer.packages)) {
    problems.push(`${layer.folder} may not use '${specifier}'. ${layer.instead}`);
  }
  for (const ban of IMPORT_BANS) {
    // A test may take single names, to drive a fake of the module; whole modules stay behind their wrapper.
    if (ban.from !== specifier || isWithin(file, ban.onlyIn) || (isTest && ban.names.length > 0)) continue;
    const taken = ban.names.filter((name) => names.includes(name));
    if (ban.names.length === 0) {
      problems.push(`'${specifier}' is used only in ${ban.onlyIn}. ${ban.instead}`);
    } else if (taken.length > 0) {
      problems.push(`${taken.join(' and ')} of '${specifier}' is used only in ${ban.onlyIn}. ${ban.instead}`);
    }
  }
  if (specifier === 'electron' && names.includes('*') && !isTest) {
    problems.push(`Import from 'electron' the names that you need: this guard must see which ones.`);
  }
  return problems;
}

function problemOfUse(file: string, what: string, area: string, isTest: boolean): string | undefined {
  if (area === 'renderer' && /^(window|globalThis|self)\.ship$/.test(what) && !isWithin(file, 'renderer/platform')) {
    return isTest
      ? undefined
      : `${what} is used only in renderer/platform. Ask for the platform there, or take it as a prop.`;
  }
  if (area !== 'shared' || isTest) return undefined;
  if (what === 'new Date()' || what === 'Date()') {
    return `${what} reads the machine's clock. ${SHARED_BANS['Date.now']}`;
  }
  const asMethod = /^\.(\w+)\(\)$/.exec(what)?.[1];
  const instead = asMethod === undefined ? own(SHARED_BANS, what) : own(SHARED_METHOD_BANS, asMethod);
  return instead === undefined ? undefined : `${what} is not for shared. ${instead}`;
}

function own(record: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The path from the root that a specifier names; undefined for a package. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return undefined;
}

function layerOf(file: string): Layer | undefined {
  return LAYERS.find((layer) => isWithin(file, layer.folder));
}

/** `shared/globals.d.ts`, `renderer/vite-env.d.ts`: a file of the area itself. */
function isRootFile(file: string): boolean {
  return file.split('/').length === 2 && /(\.d|\.config)\.ts$/.test(file);
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

function folderOf(target: string): string {
  return layerOf(target)?.folder ?? target.split('/').slice(0, 2).join('/');
}

function featureOf(file: string): string | undefined {
  return /^renderer\/features\/([^/]+)\//.exec(file)?.[1];
}

function isAllowed(specifier: string, packages: Layer['packages']): boolean {
  const isNamed = (patterns: readonly string[]) => patterns.some((pattern) => matches(pattern, specifier));
  return 'only' in packages ? isNamed(packages.only) : !isNamed(packages.not);
}

function matches(pattern: string, specifier: string): boolean {
  return pattern.endsWith('*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern;
}

function uniqueByLine(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${finding.line} ${finding.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
