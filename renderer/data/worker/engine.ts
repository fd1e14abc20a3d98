import type { FoundCopy } from '#renderer/platform/index.ts';
import settleRights from '#resources/rules/settle-rights.json' with { type: 'json' };
import { utf8 } from '#shared/base/bytes.ts';
import { type AppError, fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import type { PlanFigures } from '#shared/domain/backup-figures.ts';
import type { DueEntry } from '#shared/domain/due/due-list.ts';
import { childrenOf as kindsBelow, workflowOf } from '#shared/domain/kinds.ts';
import { maySettle, readSettleRights } from '#shared/domain/ownership.ts';
import type { Scorecard } from '#shared/domain/readiness/score.ts';
import type { Doer, GuardedCommand } from '#shared/domain/role-rights.ts';
import type { OpRef, RecordId, ReplicaId } from '#shared/oplog/op.ts';
import type { LinkId } from '#shared/schedule/link-profile.ts';
import { isHubUrl } from '#shared/sync/enrolment-code.ts';
import { exportText } from '#shared/sync/export.ts';
import { historyOf } from '#shared/sync/history.ts';
import { verifyLog } from '#shared/sync/verify-log.ts';
import type {
  AddedPhoto,
  Commands,
  ConfidentialReport,
  CopyContent,
  FiledConfidential,
  HistoryEntry,
  HubVessel,
  MadeCode,
  NewCode,
  NewPerson,
  NewVessel,
  OnProgress,
  OpenedReport,
  Person,
  Progress,
  ReadinessPoint,
  RecordQuery,
  RecordRow,
  ReporterView,
  Role,
  SaveDraft,
  Saved,
  Session,
  Staff,
  StoreHealth,
  SyncInfo,
  TransitionOptions,
  VerifyReport,
  VesselAccess,
  Workspace,
  WorkspaceInfo,
} from '../contract.ts';
import { type Delivery, NOTHING_DELIVERED } from '../delivery.ts';
import type { FileOrder, FilePreview, FilesState, ImportReport, NewFile } from '../files-contract.ts';
import type { NewMessage, SentMessage } from '../messages-contract.ts';
import type { SignOffView, SignOrder } from '../sign-contract.ts';
import { DeviceDb, openAgain } from '../store/db.ts';
import { recordRow } from '../store/rows.ts';
import { addVessel, admitBatches, loadAccess, makeCode, revokeDevice } from './access.ts';
import { addPhoto, allowOriginals, askForOriginals, attachmentBlob, markGone } from './attaching.ts';
import { backupFiguresOf } from './backups.ts';
import { blobClientOf, dropRedactedFiles } from './blobs.ts';
import { answerSealed, fileConfidential, openSealed, readAnswer } from './confidential.ts';
import * as desk from './desk-files.ts';
import { dueOf } from './due.ts';
import { enrolDevice } from './enrolling.ts';
import { infoOf, isEnrolled, markOf, personsOf } from './facts.ts';
import * as files from './files.ts';
import type { EngineHost } from './host.ts';
import { queryIds } from './lists.ts';
import { messageDrafts, sendElsewhere, shipReach } from './messages.ts';
import { BY_THE_APP, capabilities, commandPermit, type Permit, pastPermitFor, permitFor } from './permits.ts';
import { readPhoto } from './photos.ts';
import { readinessOf, readinessTrendOf } from './readiness.ts';
import { contentOf, takeOver } from './restoring.ts';
import { alone, answered, removalOf, saveDrafts, transitionValue } from './saving.ts';
import { SearchIndex } from './search.ts';
import { PersonSession } from './session.ts';
import { makeVessel, VESSEL_WORKSPACE } from './setting-up.ts';
import { checkSettledStates, type Settled } from './settling.ts';
import { signOffsOf, signRecord } from './signing.ts';
import { listVessels, noteStaff, openDesk, type SignedIn, signInStaff, signOutStaff } from './staff.ts';
import { Syncer } from './syncer.ts';
import { type OpenWorkspace, openWorkspace } from './workspace.ts';

/** All that the pages are shown of the engine; sent whole whenever a part of it changes. */
export type EngineState = {
  readonly workspace: Workspace;
  readonly session: Session;
  readonly sync: SyncInfo;
  readonly delivery: Delivery;
  readonly vessels: {
    readonly isLoading: boolean;
    readonly vessels: readonly HubVessel[];
    readonly askedAt: number | null;
  };
  /** Name of the database to read lists from; null: none is open. */
  readonly database: string | null;
};

/** What the page asks of the worker: the commands that need it, and what lists and histories are made of. */
export type Engine = Omit<Commands, 'enrolFromFile' | 'saveFile' | 'touch' | 'getRecords'> & {
  readonly start: (onState: (state: EngineState) => void) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly touched: () => Promise<void>;
  /** The link came back, the computer woke up, the page is looked at again. */
  readonly woke: (isNewLink?: boolean) => Promise<void>;
  readonly queryIds: (query: RecordQuery) => Promise<readonly RecordId[]>;
  readonly rows: (ids: readonly RecordId[]) => Promise<readonly RecordRow[]>;
  readonly history: (id: RecordId) => Promise<readonly HistoryEntry[]>;
  /** Signatures under these records as they stand now, the oldest first. */
  readonly signOffs: (records: readonly RecordId[]) => Promise<readonly SignOffView[]>;
  /** All that is or will be due now, the earliest first. */
  readonly due: () => Promise<readonly DueEntry[]>;
  readonly backupFigures: () => Promise<readonly PlanFigures[]>;
  /** Readiness now; null while no vessel is open. */
  readonly readiness: () => Promise<Scorecard | null>;
};

const OFF: SyncInfo = {
  isEnrolled: false,
  phase: 'off',
  lastContactAt: null,
  lastError: null,
  nextTryAt: null,
  queue: [],
  ownUpTo: 0,
  deliveredUpTo: 0,
  isIsolated: false,
  isolatedReason: null,
  isStalled: false,
  skewMs: null,
  bytesUp: 0,
  bytesDown: 0,
  bytesUpToday: 0,
  bytesDownToday: 0,
  refused: [],
  link: null,
};

/** Kept while a second copy is taken over: what the journal holds then is only its beginning. */
const IS_RESTORING = 'is-restoring';
/** Kept by the device once somebody of the staff has signed in on it. */
const IS_DESK = 'is-desk';

const LOCK_CHECK_MS = 10_000;
const SPACE_CHECK_MS = 60_000;
const LOW_BYTES = 500 * 1024 * 1024;
const FULL_BYTES = 50 * 1024 * 1024;
const IMPORT_DRAFTS = 300;

const NOBODY: Pick<Session, 'person' | 'persons' | 'may' | 'autoLockMin' | 'waitUntil'> = {
  person: null,
  persons: [],
  may: [],
  autoLockMin: 0,
  waitUntil: {},
};

type Permitted = Open & { readonly actor: RecordId | 'anonymous'; readonly permit: Permit };

type Open = {
  readonly workspace: OpenWorkspace;
  readonly session: PersonSession;
  readonly syncer: Syncer;
  readonly search: SearchIndex;
  readonly stopListening: () => void;
};

/** Everything behind the pages, for one tab. Runs in a worker; in tests in the same thread. */
export class DataEngine implements Engine {
  readonly #host: EngineHost;
  readonly #device = new DeviceDb();
  #onState: (state: EngineState) => void = () => {};
  #open: Open | null = null;
  #staff: SignedIn | null = null;
  /** The second copy that was looked into. */
  #copy: FoundCopy | null = null;
  #role: Role;
  #progress: Progress | null = null;
  #error: AppError | null = null;
  #isStarting = true;
  #isBehind = false;
  #hasJournalFailed = false;
  #space: { readonly space: StoreHealth['space']; readonly freeBytes: number | null } = {
    space: 'unknown',
    freeBytes: null,
  };
  #keyProtection: StoreHealth['keyProtection'] = 'browser';
  #isCompressing = true;
  #sync: SyncInfo = OFF;
  #delivery: Delivery = NOTHING_DELIVERED;
  #vessels: EngineState['vessels'] = { isLoading: false, vessels: [], askedAt: null };
  #stops: (() => void)[] = [];
  #isTelling = false;
  #telling: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(host: EngineHost) {
    this.#host = host;
    this.#role = host.core.config.role;
  }

  // -------------------------------------------------------------- opening

  async start(onState: (state: EngineState) => void): Promise<void> {
    this.#onState = onState;
    await this.#tellNow();
    this.#keyProtection = await this.#host.core.secrets.protection().catch(() => 'none' as const);
    this.#every(LOCK_CHECK_MS, () => this.#lockIfDue());
    this.#every(SPACE_CHECK_MS, () => this.#checkSpace());
    await this.#checkSpace();
    if (this.#host.core.journal || this.#role === 'shore') await openAgain(this.#device);
    if (this.#role === 'vessel') await this.#openVesselWorkspace();
    const desk = await this.#device.local.get(IS_DESK);
    if (desk !== undefined && !this.#open && !this.#error) this.#role = 'shore';
    this.#isStarting = false;
    await this.#tellNow();
    this.#host
      .compressor()
      .then((compressor) => {
        this.#isCompressing = compressor.isAvailable;
        this.#tell();
      })
      .catch(() => {});
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const stop of this.#stops) stop();
    this.#close();
    this.#device.close();
  }

  async reopen(): Promise<void> {
    this.#error = null;
    this.#isStarting = true;
    this.#tell();
    this.#close();
    if (this.#role === 'vessel') await this.#openVesselWorkspace();
    this.#isStarting = false;
    await this.#tellNow();
  }

  #every(ms: number, run: () => Promise<void>): void {
    let stop = () => {};
    const again = () => {
      stop = this.#host.timers.after(ms, () => {
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

  get #events() {
    return {
      onProgress: (progress: Progress | null) => {
        this.#progress = progress;
        this.#tell();
      },
      onBehind: (isBehind: boolean) => {
        this.#isBehind = isBehind;
        this.#tell();
      },
    };
  }

  /** The one vessel of this device, if there is one: also when only its journal is left. */
  async #openVesselWorkspace(): Promise<void> {
    const isKnown = (await this.#device.workspaces.get(VESSEL_WORKSPACE)) !== undefined;
    const journal = this.#host.core.journal ? await this.#host.core.journal.status() : null;
    if (journal && !journal.ok) {
      this.#error = journal.error;
      return;
    }
    if (!isKnown && !(journal && journal.value.count > 0)) return;
    if (await this.#isRestoring()) return;
    const opened = await answered(() =>
      openWorkspace(this.#host, { id: VESSEL_WORKSPACE, role: 'vessel', ...this.#events }),
    );
    if (opened.ok) await this.#use(opened.value, new PersonSession(this.#host, opened.value));
    else if (opened.error.code !== 'record/unknown') this.#error = opened.error;
    this.#progress = null;
  }

  async #use(workspace: OpenWorkspace, session: PersonSession): Promise<void> {
    const shown = (info: SyncInfo, delivery: Delivery) => {
      this.#sync = info;
      this.#delivery = delivery;
      return this.#tellNow();
    };
    const syncer = new Syncer({
      host: this.#host,
      workspace,
      onInfo: shown,
      onBecameNew: () => session.follow(),
      blobs: (post) => blobClientOf(workspace, this.#host, post),
    });
    const stopListening = workspace.replica.onChange(() => this.#tell());
    this.#open = {
      workspace,
      session,
      syncer,
      search: new SearchIndex(workspace.db),
      stopListening,
    };
    this.#isBehind = workspace.journaled?.isBehind ?? false;
    if (workspace.role === 'vessel')
      await this.#device.workspaces.put({
        vesselId: workspace.id,
        role: 'vessel',
        vesselName: workspace.belonging().vesselName,
        hubUrl: workspace.belonging().hubUrl,
        link: workspace.belonging().link,
        openedAt: this.#host.clock.now(),
      });
    await dropRedactedFiles(workspace); // a crash, or a journal that was read back, came between
    if (!workspace.isReadOnly) await syncer.start();
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    this.#sync = OFF;
    this.#delivery = NOTHING_DELIVERED;
    if (!open) return;
    open.stopListening();
    open.syncer.stop();
    open.session.lock();
    open.workspace.close();
  }

  // -------------------------------------------------------------- what the pages are shown

  #tell(): void {
    if (this.#isTelling || this.#isStopped) return;
    this.#isTelling = true;
    this.#host.timers.after(30, () => {
      this.#isTelling = false;
      void this.#tellNow();
    });
  }

  /** One after another: what was true later is told later. */
  #tellNow(): Promise<void> {
    this.#telling = this.#telling.then(async () => {
      if (this.#isStopped) return;
      try {
        this.#onState(await this.#state());
      } catch {
        // the database is closing; what follows tells again
      }
    });
    return this.#telling;
  }

  async #state(): Promise<EngineState> {
    const open = this.#open;
    return {
      workspace: await this.#workspaceState(open),
      session: await this.#sessionState(open),
      sync: this.#sync,
      delivery: this.#delivery,
      vessels: this.#vessels,
      database: open?.workspace.id ?? null,
    };
  }

  async #workspaceState(open: Open | null): Promise<Workspace> {
    const info = open ? await this.#info(open) : null;
    const common = { role: this.#role, info, error: this.#error, progress: this.#progress, canExport: open !== null };
    if (this.#isStarting) return { ...common, status: 'starting' };
    if (this.#error) return { ...common, status: 'failed' };
    if (!open) return { ...common, status: 'none' };
    return { ...common, status: open.session.current.kind === 'locked' ? 'locked' : 'ready' };
  }

  #info({ workspace }: Open): Promise<WorkspaceInfo> {
    return infoOf(workspace, {
      store: this.#isBehind ? 'rebuilding' : 'good',
      journal: workspace.journaled ? (this.#hasJournalFailed ? 'failed' : 'good') : 'none',
      ...this.#space,
      keyProtection: this.#keyProtection,
      isCompressing: this.#isCompressing,
      isReadOnly: workspace.isReadOnly,
    });
  }

  async #sessionState(open: Open | null): Promise<Session> {
    const side = this.#role === 'vessel' ? 'ship' : 'shore';
    const staff = this.#staff?.staff ?? null;
    if (!open) return { ...NOBODY, staff, roles: staff?.roles ?? [], side };
    const persons = await personsOf(open.workspace);
    const { actor } = open.session;
    const doer = await this.#doer(open);
    return {
      person: persons.find((p) => p.record === actor) ?? null,
      persons,
      staff,
      roles: doer.roles,
      may: capabilities(doer),
      side,
      autoLockMin: await open.session.autoLockMin(),
      waitUntil: await open.session.waitUntil(),
    };
  }

  async #checkSpace(): Promise<void> {
    const { journal } = this.#host.core;
    if (journal && this.#role === 'vessel') {
      const status = await journal.status();
      if (status.ok) this.#space = { space: status.value.space, freeBytes: status.value.freeBytes };
    } else {
      const freeBytes = await this.#host.freeBytes();
      const space =
        freeBytes === null ? 'unknown' : freeBytes < FULL_BYTES ? 'full' : freeBytes < LOW_BYTES ? 'low' : 'enough';
      this.#space = { space, freeBytes };
    }
    if (this.#open?.workspace.journaled?.isBehind) await this.#open.workspace.journaled.retry();
    this.#tell();
  }

  // -------------------------------------------------------------- what every command starts with

  #opened(): Result<Open> {
    return this.#open ? ok(this.#open) : fail(this.#error?.code ?? 'store/closed');
  }

  /** A workspace that may be written to, by whom, and what they may: nothing is written without this. */
  async #permitted(command: GuardedCommand | null = null): Promise<Result<Permitted>> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
    const { actor } = open.value.session;
    if (actor === null) return fail('auth/signed-out');
    open.value.session.touch();
    const doer = await this.#doer(open.value);
    const allowed = commandPermit(doer, command);
    return allowed.ok ? ok({ ...open.value, actor, permit: permitFor(doer) }) : allowed;
  }

  /** Who works now, with the roles that count: at a desk those of the sign-in, aboard those of the crew list. */
  async #doer({ session }: Pick<Open, 'session'>): Promise<Doer> {
    const record = session.current.kind === 'person' ? session.current.record : null;
    const side = this.#role === 'vessel' ? 'ship' : 'shore';
    return { side, record, roles: this.#staff?.staff.roles ?? (await session.roles()) };
  }

  /** Before a command answers ok the pages know that something waits to be sent. */
  async #saved(open: Open): Promise<void> {
    await open.syncer.saved();
  }

  async #write(drafts: readonly SaveDraft[]): Promise<Result<readonly Saved[]>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const { workspace, actor, permit } = open.value;
    const saved = await answered(() =>
      alone(this.#host, workspace, () => saveDrafts(workspace, drafts, actor, permit)),
    );
    this.#hasJournalFailed = !saved.ok && saved.error.code === 'store/journal-failed';
    if (saved.ok && saved.value.some((s) => s.isChanged)) await this.#saved(open.value);
    else this.#tell();
    return saved;
  }

  async #writeOne(draft: SaveDraft): Promise<Result<Saved>> {
    const saved = await this.#write([draft]);
    return saved.ok ? ok(saved.value[0] as Saved) : saved;
  }

  // -------------------------------------------------------------- set-up

  async createVessel(vessel: NewVessel): Promise<Result<{ readonly recoveryWords: readonly string[] }>> {
    if (this.#open || this.#role !== 'vessel') return fail('enrol/already-enrolled');
    if (await this.#isRestoring()) return fail('store/damaged'); // the half of a copy is here: it must be brought to its end
    const made = await answered(() => makeVessel(this.#host, vessel, this.#events));
    this.#progress = null;
    if (!made.ok) return made;
    this.#error = null;
    await this.#use(made.value.workspace, made.value.session);
    await this.#tellNow();
    return ok({ recoveryWords: made.value.recoveryWords });
  }

  async enrol(codeText: string): Promise<Result<{ readonly vesselId: string; readonly company: string }>> {
    if (this.#role !== 'vessel') return fail('auth/forbidden');
    const before = this.#open;
    if (before?.workspace.isReadOnly) return fail('store/from-newer-app');
    const allowed = before ? await this.#permitted('enrol') : ok(null);
    if (!allowed.ok) return allowed;
    if (await this.#isRestoring()) return fail('store/damaged');
    const enrolled = await answered(() => enrolDevice(this.#host, codeText, before?.workspace ?? null, this.#events));
    this.#progress = null;
    if (!enrolled.ok) {
      if (before && !before.workspace.db.isOpen()) await this.reopen(); // it was closed to change the vessel's id
      return enrolled;
    }
    const { workspace, vesselId, company } = enrolled.value;
    if (workspace === before?.workspace) before.syncer.woke();
    else await this.#goOnWith(workspace, before);
    await this.#tellNow();
    return ok({ vesselId, company });
  }

  async #goOnWith(workspace: OpenWorkspace, before: Open | null): Promise<void> {
    const was = before?.session.current;
    const session = new PersonSession(this.#host, workspace);
    if (was?.kind === 'person') session.enter(was.record, was.key);
    else if (was?.kind === 'anonymous') session.enterAnonymously();
    if (before) {
      before.stopListening();
      before.syncer.stop();
    }
    this.#error = null;
    await this.#use(workspace, session);
  }

  // -------------------------------------------------------------- second copy

  async #isRestoring(): Promise<boolean> {
    if ((await this.#device.local.get(IS_RESTORING)) === undefined) return false;
    const status = await this.#host.core.journal?.status();
    return status?.ok === true && status.value.count > 0;
  }

  async openCopy(onProgress?: OnProgress): Promise<Result<CopyContent | null>> {
    const { copy } = this.#host.core;
    if (this.#open || this.#role !== 'vessel' || !copy) return fail('enrol/already-enrolled');
    this.#copy = null;
    return answered(async () => {
      const found = await copy.open();
      if (!found.ok || found.value === null) return found.ok ? ok(null) : found;
      const content = await contentOf(copy, found.value, onProgress);
      this.#copy = found.value;
      return ok(content);
    });
  }

  async restoreCopy(onProgress?: OnProgress): Promise<Result<null>> {
    const { copy, journal } = this.#host.core;
    const found = this.#copy;
    if (this.#open || !copy || !journal || !found) return fail('enrol/already-enrolled');
    const taken = await answered(async () => {
      await this.#device.local.put({ key: IS_RESTORING, value: found.folder });
      await takeOver(copy, journal, found.entries, onProgress);
      await this.#device.local.delete(IS_RESTORING);
      return ok(null);
    });
    if (!taken.ok) return taken;
    this.#copy = null;
    await this.reopen();
    return this.#open ? ok(null) : fail(this.#error?.code ?? 'record/unknown');
  }

  // -------------------------------------------------------------- shore

  async signIn(username: string, password: string, named?: string): Promise<Result<Staff>> {
    const hubUrl = named?.trim().replace(/\/$/, '') ?? this.#host.core.config.hubUrl;
    if (hubUrl === null) return fail('sync/no-link');
    if (!isHubUrl(hubUrl)) return fail('input/invalid', { field: 'hubUrl' });
    if (this.#open?.workspace.role === 'vessel') return fail('auth/forbidden');
    const signed = await answered(() => signInStaff(this.#host, this.#device, hubUrl, username, password));
    if (!signed.ok) return signed;
    this.#role = 'shore';
    this.#staff = signed.value;
    await this.#device.local.put({ key: IS_DESK, value: true });
    await this.#tellNow();
    void this.loadVessels();
    return ok(signed.value.staff);
  }

  async signOut(): Promise<void> {
    const signed = this.#staff;
    this.#staff = null;
    this.#vessels = { isLoading: false, vessels: [], askedAt: null };
    if (this.#role === 'shore') this.#close();
    await this.#tellNow();
    if (signed) await signOutStaff(this.#host, signed);
  }

  async loadVessels(): Promise<Result<readonly HubVessel[]>> {
    if (!this.#staff) return fail('auth/signed-out');
    this.#vessels = { ...this.#vessels, isLoading: true };
    this.#tell();
    const list = await answered(() => listVessels(this.#host, this.#device, this.#staff as SignedIn));
    this.#vessels = list.ok
      ? { isLoading: false, vessels: list.value, askedAt: this.#host.clock.now() }
      : { ...this.#vessels, isLoading: false };
    this.#tell();
    return list;
  }

  async openVessel(vesselId: string, onProgress?: OnProgress): Promise<Result<WorkspaceInfo>> {
    const staff = this.#staff;
    if (!staff) return fail('auth/signed-out');
    this.#close();
    this.#error = null;
    const opened = await answered(() => openDesk(this.#host, this.#device, staff, vesselId, this.#events));
    this.#progress = null;
    if (!opened.ok) {
      this.#tell();
      return opened;
    }
    const workspace = opened.value;
    await this.#use(workspace, new PersonSession(this.#host, workspace));
    const open = this.#open as Open | null;
    if (!open) return fail('store/closed');
    onProgress?.({ done: 0, total: null });
    let done = 0;
    const stop = workspace.replica.onChange(({ records }) => {
      done += records.length;
      onProgress?.({ done, total: null });
    });
    await open.syncer.now(); // without a link: what is here already
    stop();
    const person = await answered(async () => ok(await noteStaff(this.#host, workspace, staff)));
    if (person.ok) open.session.enter(person.value, null);
    else open.session.enterAnonymously();
    await this.#tellNow();
    return ok(await this.#info(open));
  }

  async closeVessel(): Promise<void> {
    if (this.#role === 'shore') this.#close();
    await this.#tellNow();
  }

  async #asStaff<T>(run: (staff: SignedIn) => Promise<Result<T>>): Promise<Result<T>> {
    const staff = this.#staff;
    return staff ? answered(() => run(staff)) : fail('auth/signed-out');
  }

  async loadAccess(vesselId: string): Promise<Result<VesselAccess>> {
    return this.#asStaff((staff) => loadAccess(this.#host, staff, vesselId));
  }

  async addVessel(vessel: { readonly name: string; readonly imoNumber: string }): Promise<Result<string>> {
    return this.#asStaff((staff) => addVessel(this.#host, staff, vessel));
  }

  async makeCode(asked: NewCode): Promise<Result<MadeCode>> {
    return this.#asStaff((staff) => makeCode(this.#host, staff, asked));
  }

  async revokeDevice(vesselId: string, replica: ReplicaId, reason: string): Promise<Result<VesselAccess>> {
    return this.#asStaff((staff) => revokeDevice(this.#host, staff, vesselId, replica, reason));
  }

  async admitBatches(vesselId: string, batches: readonly string[], reason: string): Promise<Result<VesselAccess>> {
    return this.#asStaff((staff) => admitBatches(this.#host, staff, vesselId, batches, reason));
  }

  // -------------------------------------------------------------- session

  async unlock(person: RecordId, pin: string): Promise<Result<Person>> {
    const open = this.#opened();
    if (!open.ok) return open;
    const done = await answered(() => open.value.session.unlock(person, pin));
    await this.#tellNow();
    return done.ok ? this.#currentPerson(open.value) : done;
  }

  async #currentPerson({ session }: Open): Promise<Result<Person>> {
    const person = await session.person();
    return person ? ok(person) : fail('record/unknown');
  }

  async continueAnonymously(): Promise<Result<null>> {
    const open = this.#opened();
    if (!open.ok) return open;
    open.value.session.lock();
    open.value.session.enterAnonymously();
    await this.#tellNow();
    return ok(null);
  }

  async lock(): Promise<void> {
    this.#open?.session.lock();
    await this.#tellNow();
  }

  async touched(): Promise<void> {
    this.#open?.session.touch();
  }

  async #lockIfDue(): Promise<void> {
    if (this.#role !== 'vessel' || !(await this.#open?.session.isDueToLock())) return;
    await this.lock();
  }

  async setAutoLock(minutes: number): Promise<Result<null>> {
    const open = await this.#permitted('setAutoLock');
    if (!open.ok) return open;
    const done = await answered(() => open.value.session.setAutoLock(minutes));
    await this.#tellNow();
    return done;
  }

  async changePin(oldPin: string, newPin: string): Promise<Result<null>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const done = await answered(() => open.value.session.changePin(oldPin, newPin));
    await this.#tellNow();
    return done;
  }

  async addPerson(person: NewPerson, pin: string): Promise<Result<Person>> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
    const permit = await this.#permitToAdd(open.value);
    if (!permit.ok) return permit;
    const added = await answered(() => open.value.session.addPerson(person, pin, permit.value));
    if (!added.ok) return added;
    await this.#saved(open.value);
    const found = (await personsOf(open.value.workspace)).find((p) => p.record === added.value);
    return found ? ok(found) : fail('record/unknown');
  }

  /** Where nobody is known, whoever is here begins; everywhere else by the rights of who works now. */
  async #permitToAdd(open: Open): Promise<Result<Permit>> {
    if (await open.session.mayBegin()) return ok(BY_THE_APP);
    const permitted = await this.#permitted();
    return permitted.ok ? ok(permitted.value.permit) : permitted;
  }

  async resetPin(person: RecordId, newPin: string): Promise<Result<null>> {
    const open = await this.#permitted('resetPin');
    if (!open.ok) return open;
    const done = await answered(() => open.value.session.resetPin(person, newPin));
    if (done.ok) await this.#saved(open.value);
    return done;
  }

  async recover(words: string, newPin: string): Promise<Result<Person>> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
    const done = await answered(() => open.value.session.recover(words, newPin));
    await this.#tellNow();
    return done.ok ? this.#currentPerson(open.value) : done;
  }

  // -------------------------------------------------------------- records

  async newId(collection: string): Promise<Result<RecordId>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    return answered(async () => ok(await open.value.workspace.replica.newRecordId(collection)));
  }

  save(drafts: readonly SaveDraft[]): Promise<Result<readonly Saved[]>> {
    return this.#write(drafts);
  }

  async transition(row: RecordRow, to: string, options: TransitionOptions = {}): Promise<Result<Saved>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const workflow = workflowOf(row.collection);
    if (!workflow) return fail('input/invalid', { field: 'state', why: 'state' });
    // Nothing ends over what two sides have not agreed on (design.md 3).
    const isEnd = workflow.final.includes(to);
    if (row.conflicts.some((c) => isEnd || c.field === 'state')) return fail('record/open-conflicts');
    const state = transitionValue(to, open.value.actor, this.#host.clock.now(), options);
    const values = { ...options.values, state };
    return this.#writeOne({ record: row.id, collection: row.collection, values, loaded: row });
  }

  async remove(row: RecordRow, reason: string): Promise<Result<Saved>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const removed = { by: open.value.actor, at: this.#host.clock.now(), reason };
    return this.#writeOne({ record: row.id, collection: row.collection, values: { removed }, loaded: row });
  }

  async takeBackRemoval(row: RecordRow, reason: string): Promise<Result<Saved>> {
    if (!removalOf(row)) return ok({ record: row.id, number: row.number, isChanged: false });
    return this.#writeOne({
      record: row.id,
      collection: row.collection,
      values: { removed: null },
      loaded: row,
      reason,
    });
  }

  async resolve(record: RecordId, settled: Settled, reason: string): Promise<Result<null>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    if (reason.trim() === '') return fail('input/invalid', { field: 'reason', why: 'required' });
    const { workspace, actor } = open.value;
    const session = await this.#sessionState(open.value);
    const collection = record.slice(0, record.indexOf('.'));
    const forbidden = Object.keys(settled).find((field) => !this.#maySettle(session, collection, field));
    if (forbidden !== undefined) return fail('auth/forbidden', { field: forbidden });
    const done = await answered(() =>
      alone(this.#host, workspace, async () => {
        const checked = await checkSettledStates(workspace, record, settled);
        return checked.ok ? workspace.replica.resolve(record, settled, reason, actor) : checked;
      }),
    );
    if (!done.ok) return done;
    await this.#saved(open.value);
    return ok(null);
  }

  #maySettle({ side, roles }: Session, collection: string, field: string): boolean {
    return RIGHTS !== null && maySettle(RIGHTS, { side, roles }, collection, field);
  }

  async redact(
    record: RecordId,
    refs: readonly { readonly ref: OpRef; readonly field: string }[],
    reason: string,
  ): Promise<Result<null>> {
    const open = await this.#permitted('redact');
    if (!open.ok) return open;
    if (reason.trim() === '') return fail('input/invalid', { field: 'reason', why: 'required' });
    const { workspace, actor } = open.value;
    const { replica } = workspace;
    const isForeign = refs.some(({ ref }) => ref.replica !== replica.id);
    if (isForeign && !replica.state.trust.may(replica.id, 'redact')) return fail('auth/forbidden');
    const targets = refs.map(({ ref, field }): Value => [ref.replica, ref.seq, ref.hash ?? '', field]);
    const draft = {
      record,
      collection: record.slice(0, record.indexOf('.')),
      kind: 'redact',
      fields: { targets },
      reason,
    };
    const done = await answered(() =>
      alone(this.#host, workspace, async () => {
        const marked = await markGone(workspace, record, refs, actor);
        return marked.ok ? ok(await replica.control(draft, actor)) : marked;
      }),
    );
    if (!done.ok) return done;
    await dropRedactedFiles(workspace);
    await this.#saved(open.value);
    return ok(null);
  }

  async loadRecords(
    drafts: readonly SaveDraft[],
    onProgress?: OnProgress,
  ): Promise<Result<{ readonly records: number }>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const { workspace, actor } = open.value;
    // A past may be written only on a demonstration host and only before the ship belongs to a company.
    const mayHavePast = this.#host.core.config.isDemo && !isEnrolled(workspace);
    const permit = mayHavePast ? pastPermitFor(await this.#doer(open.value)) : open.value.permit;
    for (let done = 0; done < drafts.length; done += IMPORT_DRAFTS) {
      const portion = drafts.slice(done, done + IMPORT_DRAFTS);
      const saved = await answered(() =>
        alone(this.#host, workspace, () => saveDrafts(workspace, portion, actor, permit)),
      );
      if (!saved.ok) return { ok: false, error: { ...saved.error, params: { ...saved.error.params, done } } };
      onProgress?.({ done: done + portion.length, total: drafts.length });
    }
    await this.#saved(open.value);
    return ok({ records: drafts.length });
  }

  async queryIds(query: RecordQuery): Promise<readonly RecordId[]> {
    return this.#open ? queryIds(this.#open.workspace.db, this.#open.search, query) : [];
  }

  async rows(ids: readonly RecordId[]): Promise<readonly RecordRow[]> {
    const rows = (await this.#open?.workspace.db.records.bulkGet([...ids])) ?? [];
    return rows.flatMap((row) => (row ? [recordRow(row)] : []));
  }

  async getRecord(record: RecordId): Promise<RecordRow | null> {
    return (await this.rows([record]))[0] ?? null;
  }

  async due(): Promise<readonly DueEntry[]> {
    return this.#open ? dueOf(this.#open.workspace, this.#host.clock.now()) : [];
  }

  async backupFigures(): Promise<readonly PlanFigures[]> {
    return this.#open ? backupFiguresOf(this.#open.workspace) : [];
  }

  async readiness(): Promise<Scorecard | null> {
    return this.#open ? readinessOf(this.#open.workspace, this.#host.clock.now()) : null;
  }

  async loadReadinessTrend(times: readonly number[]): Promise<readonly ReadinessPoint[]> {
    return this.#open ? readinessTrendOf(this.#open.workspace, times) : [];
  }

  // -------------------------------------------------------------- history and proof

  async history(id: RecordId): Promise<readonly HistoryEntry[]> {
    const open = this.#open;
    if (!open) return [];
    const { workspace } = open;
    const { replica } = workspace;
    const ids = [id, ...(await descendants(workspace, id))];
    const past = await historyOf(replica, ids);
    const names = new Map((await personsOf(workspace)).map((p) => [p.record, p.name]));
    return past.map(
      (op): HistoryEntry => ({
        ...op,
        actorName: names.get(op.actor) ?? null,
        mark: markOf(workspace, op.replica),
        deviceName: replica.state.trust.standing(op.replica)?.name ?? null,
      }),
    );
  }

  async sign(order: SignOrder): Promise<Result<Saved>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const { workspace, session } = open.value;
    const signed = await answered(() => signRecord(this.#host, workspace, session, this.#staff, order));
    if (signed.ok) await this.#saved(open.value);
    else this.#tell();
    return signed;
  }

  async signOffs(records: readonly RecordId[]): Promise<readonly SignOffView[]> {
    return this.#open ? signOffsOf(this.#host, this.#open.workspace, records) : [];
  }

  async verify(onProgress?: OnProgress): Promise<Result<VerifyReport>> {
    const open = this.#opened();
    if (!open.ok) return open;
    const startedAt = this.#host.timers.monotonic();
    return answered(async () => {
      const check = await verifyLog(open.value.workspace.replica, this.#host.verifier, (done, total) =>
        onProgress?.({ done, total }),
      );
      return ok({ ...check, ms: Math.round(this.#host.timers.monotonic() - startedAt) });
    });
  }

  async rebuild(onProgress?: OnProgress): Promise<Result<{ readonly records: number }>> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
    onProgress?.({ done: 0, total: null });
    const done = await answered(async () => ok({ records: await open.value.workspace.replica.rebuild() }));
    this.#tell();
    return done;
  }

  async exportLog(): Promise<Result<Uint8Array>> {
    const open = this.#opened();
    if (!open.ok) return open;
    const allowed = commandPermit(await this.#doer(open.value), 'exportLog');
    if (!allowed.ok) return allowed;
    const { workspace } = open.value;
    return answered(async () => {
      // Only what is sealed can be checked by others; what is not yet, is sealed now.
      if (!workspace.isReadOnly) await alone(this.#host, workspace, () => workspace.replica.seal());
      const app = this.#host.core.config.appVersion;
      return ok(utf8(await exportText(workspace.replica, { exportedAt: this.#host.clock.now(), app })));
    });
  }

  // -------------------------------------------------------------- sync

  async woke(isNewLink = true): Promise<void> {
    this.#open?.syncer.woke(isNewLink);
    await this.#checkSpace();
  }

  async syncNow(): Promise<Result<null>> {
    const open = this.#opened();
    return open.ok ? open.value.syncer.now() : open;
  }

  async chooseLink(link: LinkId | null): Promise<Result<null>> {
    const open = await this.#permitted('chooseLink');
    return open.ok ? open.value.syncer.chooseLink(link) : open;
  }

  async allowPhotos(): Promise<Result<null>> {
    const open = await this.#permitted('chooseLink');
    return open.ok ? open.value.syncer.allowPhotos() : open;
  }

  async isolate(reason: string): Promise<Result<null>> {
    const open = this.#opened();
    if (!open.ok) return this.#host.core.isolate(true);
    const done = await open.value.syncer.isolate(reason);
    await this.#logLink(open.value, 'isolated', reason);
    return done;
  }

  async rejoin(): Promise<Result<null>> {
    if (!this.#open) return this.#host.core.isolate(false);
    const open = await this.#permitted('rejoin');
    if (!open.ok) return open;
    const done = await open.value.syncer.rejoin();
    if (done.ok) await this.#logLink(open.value, 'rejoined');
    return done;
  }

  /** Also while the PC is locked, by nobody known: cutting the link must not wait for a PIN. */
  async #logLink({ workspace, session, syncer }: Open, what: 'isolated' | 'rejoined', reason?: string): Promise<void> {
    if (workspace.isReadOnly || workspace.role !== 'vessel') return;
    const values = { happenedAt: this.#host.clock.now(), what, ...(reason ? { reason } : {}) };
    await answered(() =>
      alone(this.#host, workspace, () =>
        saveDrafts(workspace, [{ collection: 'linkEvent', values }], session.actor ?? 'anonymous', BY_THE_APP),
      ),
    );
    await syncer.saved();
  }

  // -------------------------------------------------------------- exchange files

  async filesState(): Promise<Result<FilesState>> {
    if (this.#role === 'shore') return ok({ targets: ['ship'], written: [] });
    const open = this.#opened();
    return open.ok ? ok(files.filesState(open.value.workspace)) : open;
  }

  /** The vessel that is open, at a desk with who is signed in. */
  #fileEnd(): Result<Open & { readonly staff: SignedIn | null }> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
    if (this.#role === 'shore' && !this.#staff) return fail('auth/signed-out');
    return ok({ ...open.value, staff: this.#role === 'shore' ? this.#staff : null });
  }

  async writeFile(order: FileOrder, onProgress?: OnProgress): Promise<Result<NewFile>> {
    const end = this.#fileEnd();
    if (!end.ok) return end;
    const { workspace, staff, syncer } = end.value;
    const vessel = workspace.belonging().vesselId;
    if (staff) {
      await syncer.now(); // what was written at this desk belongs into the file too
      return answered(() => desk.writeFileAshore(this.#host, staff, vessel, order));
    }
    const done = await answered(() => files.writeFile(this.#host, workspace, order, onProgress));
    this.#tell();
    return done;
  }

  async lookAtFiles(parts: readonly Uint8Array[]): Promise<Result<readonly FilePreview[]>> {
    const end = this.#fileEnd();
    if (!end.ok) return end;
    const { workspace, staff } = end.value;
    return answered(() =>
      staff
        ? desk.lookAtFilesAshore(this.#host, staff, workspace.belonging().vesselId, parts)
        : files.lookAtFiles(this.#host, workspace, parts),
    );
  }

  async takeFiles(parts: readonly Uint8Array[]): Promise<Result<readonly ImportReport[]>> {
    const end = this.#fileEnd();
    if (!end.ok) return end;
    const { workspace, staff, syncer, session } = end.value;
    if (staff) {
      const vessel = workspace.belonging().vesselId;
      const done = await answered(() => desk.takeFilesAshore(this.#host, staff, vessel, parts));
      if (done.ok) await syncer.now(); // the desk sees what the hub has now
      return done;
    }
    const done = await answered(() => files.takeFiles(this.#host, workspace, parts));
    if (done.ok && done.value.some((report) => report.becameNew)) await session.follow();
    if (done.ok) await dropRedactedFiles(workspace);
    this.#tell();
    return done;
  }

  async writeQrTexts(): Promise<Result<readonly string[]>> {
    const end = this.#fileEnd();
    if (!end.ok) return end;
    return answered(() => files.writeQrTexts(this.#host, end.value.workspace));
  }

  // -------------------------------------------------------------- messages to ships

  async sendMessage(
    vesselIds: readonly string[],
    message: NewMessage,
    onProgress?: OnProgress,
  ): Promise<Result<readonly SentMessage[]>> {
    const staff = this.#staff;
    if (!staff) return fail('auth/signed-out');
    const sent: SentMessage[] = [];
    for (const vesselId of vesselIds) {
      onProgress?.({ done: sent.length, total: vesselIds.length });
      const isOpen = this.#open?.workspace.belonging().vesselId === vesselId;
      const done = await answered(async () =>
        ok(
          isOpen
            ? await this.#sendHere(vesselId, message)
            : await sendElsewhere(this.#host, this.#device, staff, vesselId, message),
        ),
      );
      sent.push(done.ok ? done.value : { vesselId, state: 'failed', error: done.error });
    }
    onProgress?.({ done: sent.length, total: vesselIds.length });
    return ok(sent);
  }

  async #sendHere(vesselId: string, message: NewMessage): Promise<SentMessage> {
    const open = await this.#permitted();
    if (!open.ok) return { vesselId, state: 'failed', error: open.error };
    const { workspace, actor } = open.value;
    const drafts = await messageDrafts(workspace, message, this.#host.clock.now(), actor);
    const saved = drafts.ok ? await this.#write(drafts.value) : drafts;
    if (!saved.ok) return { vesselId, state: 'failed', error: saved.error };
    const done = await open.value.syncer.now();
    return done.ok ? { vesselId, state: 'onHub', error: null } : { vesselId, state: 'written', error: done.error };
  }

  async shipReach(): Promise<Result<Readonly<Record<string, number>>>> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (!this.#staff) return fail('auth/signed-out');
    return shipReach(this.#host, this.#staff, open.value.workspace.belonging().vesselId);
  }

  // -------------------------------------------------------------- attachments and confidential reports

  async addPhoto(
    parent: RecordId,
    file: File,
    options: { readonly caption?: string; readonly takenAt?: number } = {},
  ): Promise<Result<AddedPhoto>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const photo = await readPhoto(file);
    if (!photo.ok) return photo;
    const { workspace, actor, permit } = open.value;
    const added = await answered(() =>
      addPhoto(this.#host, workspace, parent, photo.value, { name: file.name, ...options }, { actor, permit }),
    );
    if (added.ok) await this.#saved(open.value);
    return added;
  }

  async attachmentBlob(record: RecordId, which: 'preview' | 'original'): Promise<Blob | null> {
    return this.#open ? attachmentBlob(this.#open.workspace, record, which) : null;
  }

  async allowOriginals(attachments: readonly RecordId[]): Promise<Result<null>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const done = await answered(async () => ok(await allowOriginals(open.value.workspace, attachments)));
    if (done.ok) this.#filesWanted(open.value);
    return done.ok ? ok(null) : done;
  }

  async askForOriginals(attachments: readonly RecordId[]): Promise<Result<null>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const { workspace, actor, permit } = open.value;
    const done = await answered(() => askForOriginals(this.#host, workspace, attachments, { actor, permit }));
    if (done.ok) await this.#saved(open.value);
    if (done.ok) this.#filesWanted(open.value);
    return done;
  }

  /** Somebody waits for a file: the next run looks at the files again, and comes now. */
  #filesWanted({ syncer }: Pick<Open, 'syncer'>): void {
    syncer.woke(false);
    void syncer.now();
  }

  async fileConfidential(report: ConfidentialReport, dpaKey: string): Promise<Result<FiledConfidential>> {
    const open = this.#opened();
    if (!open.ok) return open;
    if (open.value.workspace.isReadOnly) return fail('store/from-newer-app');
    const filed = await answered(() => fileConfidential(this.#host, open.value.workspace, report, dpaKey));
    if (filed.ok) await this.#saved(open.value);
    return filed;
  }

  async readAnswer(number: string, code: string): Promise<Result<ReporterView>> {
    const open = this.#opened();
    if (!open.ok) return open;
    return answered(() => readAnswer(open.value.workspace, open.value.syncer.delivery(), number, code));
  }

  async openSealed(row: RecordRow): Promise<Result<OpenedReport>> {
    const open = this.#opened();
    if (!open.ok) return open;
    const opened = await answered(() => openSealed(open.value.workspace, row, this.#staff?.secrets.seal));
    return opened.ok ? ok({ report: opened.value.report, files: opened.value.files }) : opened;
  }

  async answerSealed(row: RecordRow, text: string): Promise<Result<null>> {
    const open = await this.#permitted();
    if (!open.ok) return open;
    const { workspace, actor, permit } = open.value;
    const seal = this.#staff?.secrets.seal;
    const done = await answered(() => answerSealed(this.#host, workspace, row, text, seal, { actor, permit }));
    if (done.ok) await this.#saved(open.value);
    return done;
  }
}

const rights = readSettleRights(settleRights);
const RIGHTS = rights.ok ? rights.value : null;

/** All below a record, whatever their kind. */
async function descendants({ replica }: OpenWorkspace, id: RecordId): Promise<readonly RecordId[]> {
  const out: RecordId[] = [];
  for (let level: readonly RecordId[] = [id]; level.length > 0; ) {
    const next = (await replica.store.childrenOf(level)).filter((child) => child !== id && !out.includes(child));
    out.push(...next);
    level = next.filter((child) => kindsBelow(child.slice(0, child.indexOf('.'))).length > 0);
  }
  return out;
}
