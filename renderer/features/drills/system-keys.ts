import library from '#resources/library/assets.json' with { type: 'json' };

/** Keys of the systems that a scenario may be about. */
export const SYSTEM_KEYS: readonly string[] = library.rows.map(({ key }) => key);
