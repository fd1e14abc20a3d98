/** As much of a text as a field takes, never through the middle of a sign: half of one is none. */
export function cutText(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}
