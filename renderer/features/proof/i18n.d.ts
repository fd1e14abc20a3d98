import type proof from '#resources/locales/en/proof.json';

declare global {
  interface BulwarkTexts {
    proof: typeof proof;
  }
}
