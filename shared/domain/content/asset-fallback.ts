import type { AssetLibrary } from '../library.ts';

/** How a function goes on without its system: the hook of the guide's `assetFallback` (domain.md 4.4, 7.3 step 3). */
export type AssetFallback =
  /** What the ship wrote about its own asset, and where the local panel is. */
  | { readonly kind: 'own'; readonly text: string; readonly place: string | null }
  /** The starter library's: key of a text of `library`. */
  | { readonly kind: 'library'; readonly textKey: string; readonly place: string | null };

/** @returns null when nobody has written one: the screen then asks for the ship's emergency plan. */
export function fallbackOf(
  asset: {
    readonly fallback?: string | null;
    readonly fallbackPlace?: string | null;
    readonly libraryKey?: string | null;
  },
  library: AssetLibrary,
): AssetFallback | null {
  const place = asset.fallbackPlace?.trim() || null;
  const own = asset.fallback?.trim();
  if (own) return { kind: 'own', text: own, place };
  const row = library.rows.find(({ key }) => key === asset.libraryKey);
  return row ? { kind: 'library', textKey: row.fallbackKey, place } : null;
}
