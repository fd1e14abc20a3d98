import { builtinModules } from 'node:module';
import path from 'node:path';
import { defineConfig } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), /^node:/];

/** `vite build -c build/vite.node.config.ts --mode main | preload`: the two Electron bundles. */
export default defineConfig(({ mode }) => {
  if (mode === 'preload') {
    return {
      root,
      publicDir: false,
      build: {
        ssr: path.join(root, 'electron/preload/index.ts'),
        outDir: path.join(root, 'out/preload'),
        emptyOutDir: true,
        minify: false,
        // A sandboxed preload script can load one CommonJS file and nothing else.
        rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'index.cjs' } },
      },
      ssr: { noExternal: true },
    };
  }
  if (mode === 'main') {
    return {
      root,
      publicDir: false,
      build: {
        ssr: path.join(root, 'electron/main/index.ts'),
        outDir: path.join(root, 'out/main'),
        emptyOutDir: true,
        minify: false,
        target: 'node24',
        rolldownOptions: {
          external: ['electron', ...builtins],
          output: { format: 'es', entryFileNames: 'index.js' },
        },
      },
      ssr: { noExternal: true },
    };
  }
  throw new Error(`Say --mode main or --mode preload, not ${mode}`);
});
