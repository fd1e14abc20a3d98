import type { FoundCopy } from '#renderer/platform/index.ts';
import type { AppError } from '#shared/base/result.ts';
import type { Progress, Role, StoreHealth, SyncInfo } from '../contract.ts';
import { type Delivery, NOTHING_DELIVERED } from '../delivery.ts';
import { DeviceDb } from '../store/db.ts';
import { SYNC_OFF } from '../sync-off.ts';
import { blobClientOf, dropRedactedFiles } from './blobs.ts';
import type { EngineState } from './engine-contract.ts';
import type { EngineHost } from './host.ts';
import { SearchIndex } from './search.ts';
import type { PersonSession } from './session.ts';
import type { SignedIn } from './staff.ts';
import { Syncer } from './syncer.ts';
import type { OpenWorkspace } from './workspace.ts';

/** A vessel that is open, and what works on it. */
export type Open = {
  readonly workspace: OpenWorkspace;
  readonly session: PersonSession;
  readonly syncer: Syncer;
  readonly search: SearchIndex;
  readonly stopListening: () => void;
};

/**
 * What one tab has open, who is signed in on it, and how it goes; commands read and change it, and the page is told.
 * Opened by {@link lifeCommands} of opening.ts.
 */
export class Tab {
  readonly host: EngineHost;
  readonly device = new DeviceDb();
  onState: (state: EngineState) => void = () => {};
  open: Open | null = null;
  staff: SignedIn | null = null;
  /** The second copy that was looked into. */
  copy: FoundCopy | null = null;
  role: Role;
  progress: Progress | null = null;
  error: AppError | null = null;
  isStarting = true;
  isBehind = false;
  hasJournalFailed = false;
  space: Pick<StoreHealth, 'space' | 'freeBytes'> = { space: 'unknown', freeBytes: null };
  keyProtection: StoreHealth['keyProtection'] = 'browser';
  isCompressing = true;
  sync: SyncInfo = SYNC_OFF;
  delivery: Delivery = NOTHING_DELIVERED;
  vessels: EngineState['vessels'] = { isLoading: false, vessels: [], askedAt: null };
  readonly #look: (tab: Tab) => Promise<EngineState>;
  readonly #stops: (() => void)[] = [];
  #isTelling = false;
  #telling: Promise<void> = Promise.resolve();
  #isStopped = false;

  /** @param look what the page is shown of a tab. */
  constructor(host: EngineHost, look: (tab: Tab) => Promise<EngineState>) {
    this.host = host;
    this.role = host.core.config.role;
    this.#look = look;
  }

  stop(): void {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
    this.close();
    this.device.close();
  }

  /** Again and again until the tab is closed. */
  every(ms: number, run: () => Promise<void>): void {
    let stop = () => {};
    const again = () => {
      stop = this.host.timers.after(ms, () => {
        run()
          .catch(() => {})
          .finally(() => {
            if (!this.#isStopped) again();
          });
      });
    };
    again();
    this.#stops.push(() => stop());
  }

  /** What opening a workspace says while it goes on. */
  get events() {
    return {
      onProgress: (progress: Progress | null) => {
        this.progress = progress;
        this.tell();
      },
      onBehind: (isBehind: boolean) => {
        this.isBehind = isBehind;
        this.tell();
      },
    };
  }

  /** From now on this is what the tab has open. */
  async use(workspace: OpenWorkspace, session: PersonSession): Promise<void> {
    const shown = (info: SyncInfo, delivery: Delivery) => {
      this.sync = info;
      this.delivery = delivery;
      return this.tellNow();
    };
    const syncer = new Syncer({
      host: this.host,
      workspace,
      onInfo: shown,
      onBecameNew: () => session.follow(),
      blobs: (post) => blobClientOf(workspace, this.host, post),
    });
    const stopListening = workspace.replica.onChange(() => this.tell());
    this.open = {
      workspace,
      session,
      syncer,
      search: new SearchIndex(workspace.db),
      stopListening,
    };
    this.isBehind = workspace.journaled?.isBehind ?? false;
    if (workspace.role === 'vessel')
      await this.device.workspaces.put({
        vesselId: workspace.id,
        role: 'vessel',
        vesselName: workspace.belonging().vesselName,
        hubUrl: workspace.belonging().hubUrl,
        link: workspace.belonging().link,
        openedAt: this.host.clock.now(),
      });
    await dropRedactedFiles(workspace); // a crash, or a journal that was read back, came between
    if (!workspace.isReadOnly) await syncer.start();
  }

  close(): void {
    const open = this.open;
    this.open = null;
    this.sync = SYNC_OFF;
    this.delivery = NOTHING_DELIVERED;
    if (!open) return;
    open.stopListening();
    open.syncer.stop();
    open.session.lock();
    open.workspace.close();
  }

  /** Something has changed: the page hears of it soon, once for all that changes together. */
  tell(): void {
    if (this.#isTelling || this.#isStopped) return;
    this.#isTelling = true;
    this.host.timers.after(30, () => {
      this.#isTelling = false;
      void this.tellNow();
    });
  }

  /** One after another: what was true later is told later. */
  tellNow(): Promise<void> {
    this.#telling = this.#telling.then(async () => {
      if (this.#isStopped) return;
      try {
        this.onState(await this.#look(this));
      } catch {
        // the database is closing; what follows tells again
      }
    });
    return this.#telling;
  }
}
