/** Schemes that the app has registered. Chromium cannot open them, so `app://ship/x` is `http://ship.app.test/x`. */
const schemes = new Set<string>();

export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

export function schemeHosts(): readonly string[] {
  return [...schemes].map((scheme) => `*.${scheme}.test`);
}

/** The pages that Chromium must treat as secure, though they come over http. */
export function secureOrigins(host: string): readonly string[] {
  return [...schemes].map((scheme) => `http://${host}.${scheme}.test`);
}

export function toHttp(address: string): string {
  const found = /^([a-z][\w+.-]*):\/\/([^/]+)(.*)$/.exec(address);
  if (!found || !schemes.has(found[1] ?? '')) return address;
  return `http://${found[2]}.${found[1]}.test${found[3]}`;
}

export function toApp(address: string): string {
  const found = /^http:\/\/([^./]+)\.([\w-]+)\.test(?::\d+)?(.*)$/.exec(address);
  if (!found || !schemes.has(found[2] ?? '')) return address;
  return `${found[2]}://${found[1]}${found[3]}`;
}

/** As WebFrameMain.origin has it. */
export function appOriginOf(address: string): string {
  const url = URL.parse(toApp(address));
  return url?.host ? `${url.protocol}//${url.host}` : 'null';
}
