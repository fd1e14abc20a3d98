/** What a list can be saved as; the writers are loaded when one is chosen. */
export const LIST_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
