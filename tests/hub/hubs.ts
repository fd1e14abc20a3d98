import { afterEach } from 'vitest';
import { type RunningHub, type StartHubOptions, startHub } from '#shore/hub/start-hub.ts';
import { sqliteFolder, type TestDatabase } from './databases.ts';

export type TestHub = RunningHub & { readonly options: StartHubOptions };

/** Starts hubs that are stopped, and their data removed, after each test of the file. */
export function testHubs(make: () => TestDatabase) {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  const start = async (more: Partial<StartHubOptions> = {}): Promise<TestHub> => {
    const folder = sqliteFolder();
    const database = make();
    ends.push(folder.remove, database.remove);
    const dataDir = (folder.options as { folder: string }).folder;
    const where =
      'url' in database.options
        ? { databaseUrl: database.options.url, databaseSchema: database.options.schema as string }
        : {};
    return startAgain({
      dataDir,
      webRoot: null,
      limits: { enrolPerMinute: 1000, signInPerMinute: 1000 },
      ...where,
      ...more,
    });
  };
  /** Another process on the same data, or the same one after its end. */
  const startAgain = async (options: StartHubOptions): Promise<TestHub> => {
    const running = await startHub(options);
    ends.push(() => running.close());
    return { ...running, options };
  };
  return { start, startAgain };
}
