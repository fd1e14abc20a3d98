/**
 * Who may import whom, and which API has which single wrapper. The picture is in docs/conventions.md; when the two
 * differ, change both in one commit and say why.
 */

/** A folder and what its files may import besides their own folder. Folders cover what is below them. */
export type Layer = {
  readonly folder: string;
  readonly may: readonly string[];
  /** Packages from npm and Node: a list to allow, or a list to refuse. `*` stands for any end of the name. */
  readonly packages: { readonly only: readonly string[] } | { readonly not: readonly string[] };
  /** What to do instead, at the end of each message about this layer. */
  readonly instead: string;
};

const SHARED_ORDER = [
  'base',
  'domain',
  'migrations',
  'oplog',
  'merge',
  'protocol',
  'sync',
  'blobs',
  'schedule',
  'files',
] as const;

/** Small, without Node and DOM, and the same on both sides. */
const SHARED_PACKAGES = {
  only: [
    '@noble/*',
    '@hpke/*',
    '@scure/bip39',
    '@scure/bip39/*',
    'cbor-x/*',
    'dayjs',
    'dayjs/plugin/*',
    'hash-wasm',
    'minisearch',
    'node-diff3',
    'zod',
    'zod/*',
  ],
} as const;

const NODE_SIDE = [
  'node:*',
  'electron',
  'electron/*',
  'fastify',
  'fastify-type-provider-zod',
  '@fastify/*',
  'kysely',
  'kysely/*',
  'pg',
  'better-sqlite3',
  'pino',
];

const BROWSER_SIDE = [
  'react',
  'react/*',
  'react-dom',
  'react-dom/*',
  'react-i18next',
  '@mantine/*',
  '@tanstack/*',
  '@tabler/*',
  '@oicl/*',
  '@xyflow/*',
  'dexie',
  'dexie-react-hooks',
  'zustand',
  'zustand/*',
  'wouter',
  'wouter/*',
  'comlink',
];

const SHARED_LAYERS: readonly Layer[] = SHARED_ORDER.map((name, at) => ({
  folder: `shared/${name}`,
  may: SHARED_ORDER.slice(0, at).map((lower) => `shared/${lower}`),
  packages: SHARED_PACKAGES,
  instead: 'Move the code down to the layer that both may import, or take what you need as a parameter.',
}));

export const LAYERS: readonly Layer[] = [
  ...SHARED_LAYERS,
  {
    folder: 'shared/ipc',
    may: ['shared/base'],
    packages: { only: ['zod', 'zod/*'] },
    instead: 'The channel contract knows only shared/base: put the shape here and let both ends convert.',
  },
  {
    folder: 'shared/testing',
    may: ['shared'],
    packages: { only: [...SHARED_PACKAGES.only, 'vitest', 'fast-check', 'fake-indexeddb', 'fake-indexeddb/*'] },
    instead: 'Contract suites and generators know only shared: take the store, the clock, the link as parameters.',
  },
  {
    folder: 'renderer/app',
    may: ['renderer', 'shared', 'resources'],
    packages: { not: NODE_SIDE },
    instead: 'What needs Node or Electron goes through renderer/platform and the channel contract in shared/ipc.',
  },
  {
    folder: 'renderer/features',
    may: [
      ...['renderer/ui', 'renderer/data', 'renderer/platform', 'renderer/pdf', 'renderer/i18n', 'shared', 'resources'],
      // Given away as a file beside an exported log, never run here.
      'shore/verifier',
    ],
    packages: { not: [...NODE_SIDE, 'dexie', 'dexie-react-hooks'] },
    instead: 'A feature uses ui, data, platform and i18n. What two features need goes to one of these or to shared.',
  },
  {
    folder: 'renderer/ui',
    may: ['renderer/i18n', 'shared', 'resources'],
    packages: { not: [...NODE_SIDE, 'dexie', 'dexie-react-hooks'] },
    instead: 'ui knows no feature and no data: take what you need as props.',
  },
  {
    folder: 'renderer/pdf',
    may: ['renderer/i18n', 'shared', 'resources'],
    packages: { not: [...NODE_SIDE, 'dexie', 'dexie-react-hooks', '@mantine/*', '@tabler/*', '@oicl/*', 'wouter'] },
    instead: 'pdf draws a document that it is given: gather records and words in a feature.',
  },
  {
    folder: 'renderer/data',
    may: ['renderer/platform', 'shared', 'resources'],
    packages: { not: [...NODE_SIDE, '@mantine/*', '@tabler/*', '@oicl/*', 'wouter'] },
    instead: 'data knows no screens: give it back as a value, a live query or a callback.',
  },
  {
    folder: 'renderer/platform',
    may: ['shared'],
    packages: { not: [...NODE_SIDE, 'dexie', 'dexie-react-hooks'] },
    instead: 'platform only carries calls to the other process: keep the thinking in data or in a feature.',
  },
  {
    folder: 'renderer/i18n',
    may: ['shared', 'resources'],
    packages: { not: [...NODE_SIDE, 'dexie', 'dexie-react-hooks'] },
    instead: 'i18n formats what it is given.',
  },
  {
    folder: 'electron/main',
    may: ['shared', 'resources'],
    packages: { not: BROWSER_SIDE },
    instead: 'main talks to the renderer only through the channels of shared/ipc.',
  },
  {
    folder: 'electron/preload',
    may: ['shared/ipc'],
    packages: { only: ['electron'] },
    instead: 'preload builds one frozen bridge from shared/ipc and holds no logic.',
  },
  {
    folder: 'shore/hub',
    may: ['shared', 'resources'],
    packages: { not: ['electron', 'electron/*', ...BROWSER_SIDE] },
    instead: 'The hub shares code with the ship only through shared.',
  },
  {
    folder: 'shore/cli',
    may: ['shore/hub', 'shore/verifier', 'shared', 'resources'],
    packages: { not: ['electron', 'electron/*', ...BROWSER_SIDE] },
    instead: 'A command calls the hub or shared.',
  },
];

/** Folders whose every file must lie in a layer. `#build` and `tools` are not guarded. */
export const GUARDED = ['shared', 'renderer', 'electron', 'shore'] as const;

/** What a test beside a source may import in place of the list of its layer. */
export const TESTS_MAY: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared', 'tests', 'resources'],
  renderer: ['renderer', 'shared', 'tests', 'resources'],
  electron: ['electron', 'shared', 'tests', 'resources', 'build'],
  shore: ['shore', 'shared', 'tests', 'resources', 'build'],
};

export type ImportBan = {
  readonly from: string;
  /** Names of the module; none: the whole module. */
  readonly names: readonly string[];
  readonly onlyIn: string;
  readonly instead: string;
};

/** Modules and names that have one wrapper. `onlyIn` is a folder or a file. */
export const IMPORT_BANS: readonly ImportBan[] = [
  {
    from: 'electron',
    names: ['ipcMain'],
    onlyIn: 'electron/main/ipc/handle.ts',
    instead: 'Register the channel with handle(): it checks the sender and the arguments.',
  },
  {
    from: 'electron',
    names: ['ipcRenderer', 'contextBridge'],
    onlyIn: 'electron/preload',
    instead: 'Add the call to the channel contract in shared/ipc and use the bridge.',
  },
  {
    from: 'electron',
    names: ['shell'],
    onlyIn: 'electron/main/security',
    instead: 'Call the checked opener of electron/main/security: it knows which addresses may be opened.',
  },
  {
    from: 'dexie',
    names: [],
    onlyIn: 'renderer/data',
    instead: 'Use a repository or a live query of renderer/data.',
  },
  {
    from: 'dexie-react-hooks',
    names: [],
    onlyIn: 'renderer/data',
    instead: 'Use a repository or a live query of renderer/data.',
  },
];

/** In shared these read a hidden input, so two replicas could disagree. `object.member`, or a global alone. */
export const SHARED_BANS: Readonly<Record<string, string>> = {
  'Date.now': 'Take a Clock (shared/base/ports.ts) as a parameter.',
  'performance.now': 'Take a Clock (shared/base/ports.ts) as a parameter.',
  'Math.random': 'Take a Random (shared/base/ports.ts) as a parameter.',
  'crypto.getRandomValues': 'Take a Random (shared/base/ports.ts) as a parameter.',
  'crypto.randomUUID': 'Take a Random (shared/base/ports.ts) as a parameter.',
  console: 'Return a Result or an event; whoever calls shared decides what is logged.',
};

/** Methods whose answer depends on the machine's language or time zone: never in what two replicas must agree on. */
export const SHARED_METHOD_BANS: Readonly<Record<string, string>> = {
  localeCompare: 'Compare with < and > (code units), which is the same everywhere; sort for people in the renderer.',
  toLocaleString: 'Format in renderer/i18n.',
  toLocaleDateString: 'Format in renderer/i18n.',
  toLocaleTimeString: 'Format in renderer/i18n.',
  toLocaleLowerCase: 'Use toLowerCase, which is the same everywhere.',
  toLocaleUpperCase: 'Use toUpperCase, which is the same everywhere.',
  getTimezoneOffset: 'Work in UTC.',
  getFullYear: 'Use getUTCFullYear.',
  getMonth: 'Use getUTCMonth.',
  getDate: 'Use getUTCDate.',
  getDay: 'Use getUTCDay.',
  getHours: 'Use getUTCHours.',
  getMinutes: 'Use getUTCMinutes.',
};
