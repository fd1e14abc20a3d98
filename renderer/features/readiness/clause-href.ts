/** Address of a clause on the crosswalk page. */
export function clauseHref(edition: string, clause?: string): string {
  const path = `#/readiness/crosswalk/${encodeURIComponent(edition)}`;
  return clause === undefined ? path : `${path}/${encodeURIComponent(clause)}`;
}
