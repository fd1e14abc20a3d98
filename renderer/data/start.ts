import { detectPlatform, type Platform } from '#renderer/platform/index.ts';
import { connect, type EngineFactory, useEngineState, workerEngine } from './client/connection.ts';
import { watchLeaving } from './client/draft-keeper.ts';

let started: Promise<void> | undefined;

/**
 * Opens the data; to be called once, before the first render. Never rejects: `useWorkspace` says what happened.
 *
 * @param options for tests: another platform, an engine in the same thread.
 */
export function startData(
  options: { readonly platform?: Promise<Platform>; readonly engine?: EngineFactory } = {},
): Promise<void> {
  started ??= start(options.platform ?? detectPlatform(), options.engine ?? workerEngine);
  return started;
}

async function start(platform: Promise<Platform>, engine: EngineFactory): Promise<void> {
  watchLeaving();
  // Asked once; whether granted or not, everything works.
  void navigator.storage?.persist?.().catch(() => false);
  try {
    await connect(platform, engine);
  } catch (error) {
    const { workspace } = useEngineState.getState();
    useEngineState.setState({ workspace: { ...workspace, status: 'failed', error: { code: 'store/closed' } } });
    reportError(error); // a bug: seen in the console, not swallowed
  }
}
