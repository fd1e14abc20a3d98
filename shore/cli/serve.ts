import { startHub } from '#shore/hub/start-hub.ts';
import { type Command, hubOptions, list, resolved, text, UsageError } from './command.ts';

export const DEFAULT_PORT = 4180;

/** Runs until it is told to end; answers what it is working on first. */
export const serve: Command = {
  summary: 'run the hub',
  usage: 'serve [--port 4180] [--host 127.0.0.1] [--allow-origin URL ...]',
  about: [
    ['--port N', '0: any that is free'],
    ['--host ADDRESS', 'beyond this machine only behind a reverse proxy with TLS'],
    ['--allow-origin URL', 'page of another origin that may exchange and enrol (more than once)'],
    ['--web DIR, --no-web', 'the web build to serve (out/renderer), or none'],
    ['--trust-proxy', 'believe what the one proxy before it adds to X-Forwarded-*'],
    ['--demo', 'pages say that this is a demonstration'],
  ],
  options: {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    host: { type: 'string', default: '127.0.0.1' },
    'allow-origin': { type: 'string', multiple: true },
    web: { type: 'string' },
    'no-web': { type: 'boolean' },
    'trust-proxy': { type: 'boolean' },
    demo: { type: 'boolean' },
  },
  run: async (values, { out, say }) => {
    const port = Number(text(values, 'port'));
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError('--port must be a port');
    const web = text(values, 'web');
    const running = await startHub({
      ...hubOptions(values),
      port,
      host: text(values, 'host') ?? '127.0.0.1',
      allowOrigins: list(values, 'allow-origin'),
      ...(values['no-web'] === true ? { webRoot: null } : web !== undefined ? { webRoot: resolved(web) } : {}),
      trustProxy: values['trust-proxy'] === true,
      isDemo: values.demo === true,
    });
    say(`Hub at ${running.url}. Ctrl-C ends it.`);
    if (values.json === true) out(JSON.stringify({ url: running.url, port: running.port }));
    const signal = await new Promise<string>((resolve) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => resolve(name));
    });
    await running.close();
    return { lines: [`Ended by ${signal}.`], json: { ended: signal } };
  },
};
