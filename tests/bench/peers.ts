/** Design.md section 6, measured in ../shared/bench-peers on 22 Nov 2026: bytes both ways, HTTP headers included. */
export const PHASES = ['initial', 'day', 'idle', 'month', 'offline90'] as const;

export const PEERS: readonly (readonly [name: string, ...bytes: readonly (number | null)[]])[] = [
  ['PouchDB to CouchDB, tuned', 853_673, 27_930, 5_386, 370_392, 756_631],
  ['RxDB REST, gzip', 325_695, 20_784, 2_246, 150_034, 321_788],
  ['y-websocket, deflate', 452_585, 3_092, 591, 53_178, 147_782],
  ['TinyBase, deflate', 232_990, 22_588, 607, 191_399, 367_242],
  ['Yjs by hand, one POST, gzip', 149_596, 1_632, 382, 22_923, 62_453],
  ['limit: the edits alone, zstd 19', 119_000, 724, 0, 14_097, 40_746],
  ['target', 90_000, 800, 190, 11_300, 33_500],
];
