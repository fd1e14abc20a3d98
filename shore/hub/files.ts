import { fail, ok, type Result } from '#shared/base/result.ts';
import { blobRefsOf } from '#shared/blobs/blob-refs.ts';
import type { BlobRef } from '#shared/blobs/blob-store.ts';
import type { FileKind } from '#shared/files/content.ts';
import { exportFile, type WrittenParts } from '#shared/files/export-file.ts';
import { chunksOf, type FileChunk } from '#shared/files/file-chunks.ts';
import { haveOf } from '#shared/files/file-have.ts';
import { byFile, type FilePreview, type ImportReport, importFile, inspectFile } from '#shared/files/import-file.ts';
import { peerKey, peerOf, readLedger } from '#shared/files/ledger.ts';
import { type OpenedPart, openPart } from '#shared/files/open-file.ts';
import { type Receiver, receiversOf } from '#shared/files/receivers.ts';
import { metaShelf, shelfOf } from '#shared/files/shelf.ts';
import { decodeCertificate } from '#shared/oplog/certificate.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import { joined, type Mutual, NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import type { Replica } from '#shared/sync/replica.ts';
import { readBlobLimits } from './blobs.ts';
import { findCompany, hasVessel } from './company.ts';
import type { HubContext } from './context.ts';
import { countQuarantined } from './exchanging.ts';
import { heldByLinks } from './links.ts';
import { dropRedactedBlobs } from './redacted-blobs.ts';
import type { Rooms, VesselRoom } from './rooms.ts';
import { decodeLinkState } from './storage/log-codec.ts';
import { SqlBlobStore } from './storage/sql-blob-store.ts';

export type FilePlace = { readonly company: string; readonly vessel: string };

export type WriteOrder = {
  readonly kind: FileKind;
  readonly partBytes: number;
  /** Replicas, as devices were enrolled; none: every PC of the ship. */
  readonly devices: readonly string[];
};

/** Exchange files at the hub: those of ships go into their vessel's room like an exchange; replies come out of it. */
export class Files {
  readonly #context: HubContext;
  readonly #rooms: Rooms;

  constructor(context: HubContext, rooms: Rooms) {
    this.#context = context;
    this.#rooms = rooms;
  }

  /**
   * The parts, opened with the company's key, by file.
   * @returns errors of `openPart`; 'packet/wrong-vessel' for a part of another vessel than the one meant, or of none here.
   */
  async #open(
    company: string,
    vessel: string | null,
    parts: readonly Uint8Array[],
  ): Promise<Result<{ readonly vessel: string; readonly files: readonly (readonly OpenedPart[])[] }>> {
    const held = await findCompany(this.#context, company);
    if (!held) return fail('hub/not-found');
    const opened: OpenedPart[] = [];
    for (const bytes of parts) {
      const part = await openPart(bytes, [held.kexSecret]);
      if (!part.ok) return part;
      opened.push(part.value);
    }
    const named = vessel ?? opened[0]?.about.vessel;
    if (named === undefined) return fail('transfer/not-ours');
    if (opened.some((part) => part.about.vessel !== named)) return fail('packet/wrong-vessel');
    if (!(await hasVessel(this.#context, company, named))) return fail('packet/wrong-vessel');
    return ok({ vessel: named, files: byFile(opened) });
  }

  /** What the files would bring. Nothing is written. */
  async inspect(
    company: string,
    vessel: string | null,
    parts: readonly Uint8Array[],
  ): Promise<Result<readonly FilePreview[]>> {
    const { compressor, verifier } = this.#context;
    const opened = await this.#open(company, vessel, parts);
    if (!opened.ok) return opened;
    const room = await this.#rooms.of(company, opened.value.vessel);
    return room.run(async (replica) => {
      const out: FilePreview[] = [];
      for (const file of opened.value.files) {
        const preview = await inspectFile(replica, file, { compressor, verifier });
        if (!preview.ok) return preview;
        out.push(preview.value);
      }
      return ok(out);
    });
  }

  /** Takes what the files bring, file by file; stops at the first that must be refused whole. */
  async take(
    company: string,
    vessel: string | null,
    parts: readonly Uint8Array[],
  ): Promise<Result<{ readonly vessel: string; readonly reports: readonly ImportReport[] }>> {
    const opened = await this.#open(company, vessel, parts);
    if (!opened.ok) return opened;
    const secret = (await findCompany(this.#context, company))?.kexSecret;
    const room = await this.#rooms.of(company, opened.value.vessel);
    return room.run(async (replica) => {
      const reports: ImportReport[] = [];
      for (const file of opened.value.files) {
        const done = await importFile(replica, file, {
          compressor: this.#context.compressor,
          verifier: this.#context.verifier,
          shelf: shelfOf(metaShelf(replica), secret ? [secret] : []),
          files: { store: this.#blobStore(room), limits: await readBlobLimits(room.scope) },
          heldElsewhere: () => heldByLinks(room.scope),
        });
        this.#note('file-in', room, done.ok ? done.value.newBatches : 0, done.ok ? done.value.note : done.error.code);
        if (!done.ok) return done;
        reports.push(done.value);
      }
      await dropRedactedBlobs(room, replica, () => this.#context.clock.now());
      await countQuarantined(room, replica);
      return ok({ vessel: opened.value.vessel, reports });
    });
  }

  /** Writes a file for the ship. @returns 'hub/not-found', 'transfer/no-receiver' when no PC of it can be written to. */
  async write({ company, vessel }: FilePlace, order: WriteOrder): Promise<Result<WrittenParts>> {
    if (!(await hasVessel(this.#context, company, vessel))) return fail('hub/not-found');
    const { compressor, random } = this.#context;
    const room = await this.#rooms.of(company, vessel);
    return room.run(async (replica) => {
      const to = receiversOf(replica.state).filter(
        (r) => r.side === 'ship' && (order.devices.length === 0 || order.devices.includes(r.replica)),
      );
      const known = await this.#knownOf(room, replica);
      const { kind, partBytes } = order;
      const chunks = kind === 'update' ? {} : { chunks: await this.#previews(room, replica) };
      const have = async (maxBytes: number) => haveOf(await this.#refs(replica), this.#blobStore(room), maxBytes);
      const written = await exportFile(
        replica,
        { kind, to, known, partBytes, have, ...chunks },
        { compressor, random },
      );
      this.#note('file-out', room, written.ok ? written.value.batches : 0, written.ok ? null : written.error.code);
      return written;
    });
  }

  #blobStore(room: VesselRoom): SqlBlobStore {
    return new SqlBlobStore(room.scope, () => this.#context.clock.now());
  }

  async #refs(replica: Replica): Promise<readonly BlobRef[]> {
    return blobRefsOf((await replica.store.allRecords()).filter((r) => r.collection === 'attachment'));
  }

  /** A new PC sees what there is to see; originals it asks for. */
  async #previews(room: VesselRoom, replica: Replica): Promise<AsyncIterable<FileChunk>> {
    const store = this.#blobStore(room);
    const wanted = (await this.#refs(replica)).filter((ref) => ref.class === 'preview');
    const held = await store.held(wanted.map((ref) => ref.hash));
    return chunksOf(
      [...held.values()].filter((blob) => blob.isWhole),
      store,
    );
  }

  /** What each device has said, over its link, that it holds. */
  async #knownOf(room: VesselRoom, replica: Replica): Promise<(receiver: Receiver) => Mutual> {
    const rows = await room.scope.select('link').select(['certificate', 'state']).execute();
    const byReplica = new Map<string, Mutual>();
    for (const { certificate, state } of rows) {
      const device = decodeCertificate(certificate);
      if (!device) continue;
      const { candidates, taken } = decodeLinkState(state);
      byReplica.set(replicaIdOf(device.subject), joined(candidates[0] ?? NOTHING_MUTUAL, taken, replica.state.index));
    }
    return (receiver) => byReplica.get(receiver.replica) ?? NOTHING_MUTUAL;
  }

  /** How far the ship is known to hold each lane: by what any of its PCs said over its link or in a file. */
  async reach({ company, vessel }: FilePlace): Promise<Readonly<Record<string, number>>> {
    const room = await this.#rooms.of(company, vessel);
    return room.run(async (replica) => {
      const known = await this.#knownOf(room, replica);
      const ledger = readLedger(replica);
      const out: Record<string, number> = {};
      for (const receiver of receiversOf(replica.state).filter((r) => r.side === 'ship')) {
        const { holds } = peerOf(ledger, peerKey(replica.state.trust, receiver.replica));
        for (const [lane, tips] of joined(known(receiver), holds, replica.state.index))
          out[lane] = Math.max(out[lane] ?? 0, ...tips.map((tip) => tip.seq));
      }
      return out;
    });
  }

  #note(event: string, { scope }: VesselRoom, count: number, code: string | null): void {
    const { company, vessel } = scope;
    this.#context.log.info({ event, company, vessel, count, ...(code ? { code } : {}) });
  }
}
