// node --import ./tests/standin/register.mjs out/main/index.js: `electron` becomes the stand-in.
import { registerHooks } from 'node:module';

const url = new URL('./electron/index.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron'
      ? { url, shortCircuit: true, format: 'module-typescript' }
      : next(specifier, context);
  },
});
