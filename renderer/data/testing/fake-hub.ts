import type { Post, PostReply } from '#renderer/platform/index.ts';
import { fromHex, toHex, utf8 } from '#shared/base/bytes.ts';
import type { Signer } from '#shared/base/crypto.ts';
import { fail, ok, Refusal, type Result } from '#shared/base/result.ts';
import { answerBlobs } from '#shared/blobs/blob-hub.ts';
import { MemoryBlobStore } from '#shared/blobs/memory-blob-store.ts';
import { schema } from '#shared/domain/schema.ts';
import { exportFile } from '#shared/files/export-file.ts';
import { importFile } from '#shared/files/import-file.ts';
import { openPart } from '#shared/files/open-file.ts';
import { receiversOf } from '#shared/files/receivers.ts';
import {
  type Certificate,
  decodeCertificate,
  encodeCertificate,
  fingerprint,
  issueCertificate,
} from '#shared/oplog/certificate.ts';
import { noCompressor } from '#shared/protocol/compressor.ts';
import { peekRequest } from '#shared/protocol/exchange.ts';
import {
  checkDevice,
  type DeskRequest,
  type EnrolReply,
  type EnrolRequest,
  grantSigner,
  issueGrant,
  kexPublicKey,
  linkKey,
  nobleVerifier,
  proofOf,
  signerOfSeed,
} from '#shared/sync/enrolment.ts';
import { encodeEnrolmentCode } from '#shared/sync/enrolment-code.ts';
import { answerExchange, type HubLink, newHubLink } from '#shared/sync/exchange-hub.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { NOTHING_MUTUAL } from '#shared/sync/mutual.ts';
import { passwordKeys, sealEnvelope } from '#shared/sync/persons-staff.ts';
import { Replica } from '#shared/sync/replica.ts';
import { webRandom } from '../worker/crypto.ts';

export const HUB_URL = 'https://hub.example.com';
const VESSEL = 'imo9074729';

type User = {
  readonly salt: Uint8Array;
  readonly authKey: Uint8Array;
  readonly envelope: Uint8Array;
  readonly certificate: Certificate;
};

/** A hub of one vessel in memory, made of the same shared code as the real one; for tests of the data layer. */
export class FakeHub {
  readonly #company: Signer;
  readonly #kexSecret: Uint8Array;
  readonly #replica: Replica;
  readonly #certificate: Certificate;
  readonly #grants = new Map<string, Certificate>();
  readonly #enrolled = new Map<string, EnrolReply>();
  readonly #links = new Map<number, HubLink>();
  readonly #users = new Map<string, User>();
  readonly #random = webRandom;
  /** Requests that are lost on the way there (`before`) or whose answer is (`after`); `'cut'`: half of the answer comes. */
  breaks: ('before' | 'after' | 'cut')[] = [];
  isDown = false;
  requests = 0;

  private constructor(company: Signer, kexSecret: Uint8Array, replica: Replica, certificate: Certificate) {
    this.#company = company;
    this.#kexSecret = kexSecret;
    this.#replica = replica;
    this.#certificate = certificate;
  }

  /** Answers as ever, and can take none of what it is sent. */
  takesNothing(): void {
    this.#replica.receive = async () => fail('packet/future-version');
  }

  /** What a ship wrote into files. @returns the note of each part's import, in order. */
  async takeFiles(parts: readonly Uint8Array[]): Promise<readonly (string | null)[]> {
    const notes: (string | null)[] = [];
    for (const bytes of parts) {
      const part = await openPart(bytes, [this.#kexSecret]);
      if (!part.ok) throw new Error(part.error.code);
      const deps = { compressor: noCompressor, verifier: nobleVerifier, heldElsewhere: async () => [] };
      const done = await importFile(this.#replica, [part.value], deps);
      notes.push(done.ok ? done.value.note : done.error.code);
    }
    return notes;
  }

  /** A file for all PCs of the ship. */
  async writeFile(): Promise<readonly Uint8Array[]> {
    const to = receiversOf(this.#replica.state);
    const order = { kind: 'update', to, known: () => NOTHING_MUTUAL, partBytes: 200_000 } as const;
    const written = await exportFile(this.#replica, order, { compressor: noCompressor, random: this.#random });
    if (!written.ok) throw new Error(written.error.code);
    return written.value.parts;
  }

  static async open(now: () => number): Promise<FakeHub> {
    const random = webRandom;
    const company = signerOfSeed(random.bytes(32));
    const own = signerOfSeed(random.bytes(32));
    const kexSecret = random.bytes(32);
    const replica = await Replica.open({
      store: new MemoryStore(),
      signers: [own],
      nextSigner: async () => signerOfSeed(random.bytes(32)),
      verifier: nobleVerifier,
      clock: { now },
      random,
      schema,
      vessel: VESSEL,
      side: 'shore',
    });
    const certificate = await issueCertificate(company, {
      role: 'hub',
      subject: own.publicKey,
      seal: kexPublicKey(kexSecret),
      side: 'shore',
      vessel: '*',
      may: ['revoke', 'admit', 'redact'],
    });
    await replica.join(fingerprint(company.publicKey), []);
    await replica.certify([certificate], 'anonymous');
    return new FakeHub(company, kexSecret, replica, certificate);
  }

  get replica(): Replica {
    return this.#replica;
  }

  async code(letter = 'A'): Promise<string> {
    const grant = await issueGrant(this.#company, { vessel: VESSEL, letter }, this.#random);
    this.#grants.set(toHex(grantSigner(grant).publicKey), grant.certificate);
    return encodeEnrolmentCode({
      hubUrl: HUB_URL,
      company: fingerprint(this.#company.publicKey),
      secret: grant.secret,
    });
  }

  async addStaff(username: string, name: string, password: string, may: readonly string[]): Promise<void> {
    const secrets = { sign: this.#random.bytes(32), seal: this.#random.bytes(32) };
    const salt = this.#random.bytes(16);
    const { authKey, wrapKey } = await passwordKeys(password, salt);
    const certificate = await issueCertificate(this.#company, {
      role: 'staff',
      subject: signerOfSeed(secrets.sign).publicKey,
      seal: kexPublicKey(secrets.seal),
      side: 'shore',
      vessel: '*',
      may,
      name,
    });
    await this.#replica.certify([certificate], 'anonymous');
    this.#users.set(username, {
      salt,
      authKey,
      certificate,
      envelope: sealEnvelope(secrets, wrapKey, username, this.#random),
    });
  }

  readonly blobs = new MemoryBlobStore();
  readonly #marks = new Map<number, readonly Uint8Array[]>();
  /** False: a hub of before files. */
  knowsBlobs = true;

  /** As after a return to a copy of its data from before they were made. */
  forgetLinks(): void {
    this.#links.clear();
    this.#enrolled.clear();
  }

  revoke(link: number): void {
    const held = this.#links.get(link);
    if (held) this.#links.set(link, { ...held, isRevoked: true });
  }

  post = async ({ path, body }: Post): Promise<Result<PostReply> & { readonly received?: Uint8Array }> => {
    const how = this.breaks.shift();
    if (this.isDown || how === 'before') return fail('sync/no-link');
    this.requests++;
    const reply = await this.#answer(path, body);
    if (how === 'after') return fail('sync/timeout');
    const isCut = how === 'cut';
    const bytes = isCut ? reply.body.slice(0, Math.floor(reply.body.length / 2)) : reply.body;
    return ok({ status: reply.status, body: bytes, isCut, bytesUp: body.length, bytesDown: bytes.length });
  };

  async #answer(path: string, body: Uint8Array): Promise<{ readonly status: number; readonly body: Uint8Array }> {
    try {
      if (path === '/x') return { status: 200, body: await this.#exchange(body) };
      if (path === '/b' && !this.knowsBlobs) return { status: 404, body: utf8('{"statusCode":404}') };
      if (path === '/b') return { status: 200, body: await this.#exchangeBlobs(body) };
      const request = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
      return { status: 200, body: utf8(JSON.stringify(await this.#json(path, request))) };
    } catch (error) {
      if (error instanceof Refusal) return { status: 400, body: utf8(JSON.stringify(error.error)) };
      throw error;
    }
  }

  async #exchange(body: Uint8Array): Promise<Uint8Array> {
    const { link: number } = peekRequest(body);
    const link = this.#links.get(number);
    if (!link) throw new Refusal('sync/unknown-device');
    const outcome = await answerExchange(body, link, {
      replica: this.#replica,
      compressor: noCompressor,
      heldByLinks: async () => [],
    });
    this.#links.set(number, outcome.link);
    return outcome.answer;
  }

  async #exchangeBlobs(body: Uint8Array): Promise<Uint8Array> {
    const { link: number } = peekRequest(body);
    const link = this.#links.get(number);
    if (!link) throw new Refusal('sync/unknown-device');
    const { key, isRevoked } = link;
    const limits = { maxBlobBytes: 25 << 20, quotaBytes: 1 << 30 };
    const deps = { store: this.blobs, limits, random: this.#random };
    const outcome = await answerBlobs(body, { key, isRevoked, marks: this.#marks.get(number) ?? [] }, deps);
    this.#marks.set(number, outcome.marks);
    return outcome.answer;
  }

  async #json(path: string, request: Record<string, unknown>): Promise<unknown> {
    const root = toHex(this.#company.publicKey);
    if (path === '/enrol/grant') {
      const grant = this.#grants.get(request.grant as string);
      if (!grant) throw new Refusal('enrol/code-unknown');
      return { vessel: VESSEL, vesselName: 'Test Pioneer', root, certificates: [toHex(encodeCertificate(grant))] };
    }
    if (path === '/enrol') return this.#enrol(request as EnrolRequest);
    if (path === '/api/session/salt')
      return { salt: toHex(this.#users.get(request.username as string)?.salt ?? new Uint8Array(16)) };
    if (path === '/api/session') return this.#signIn(request as { username: string; authKey: string });
    if (path === '/api/call')
      return this.#call(request as { token: string; method: string; path: string; body: unknown });
    throw new Refusal('hub/not-found');
  }

  async #enrol(request: EnrolRequest): Promise<EnrolReply> {
    const earlier = this.#enrolled.get(request.certificate);
    if (earlier) return earlier;
    const claimed = decodeCertificate(fromHex(request.certificate));
    const grant = this.#grants.get(toHex(claimed?.issuer ?? new Uint8Array(32)));
    if (!grant || !claimed) throw new Refusal('enrol/code-unknown');
    if (
      this.#enrolled.size > 0 &&
      [...this.#enrolled.keys()].some((key) => decodeCertificate(fromHex(key))?.letter === grant.letter)
    )
      throw new Refusal('enrol/code-used');
    return this.#link(request.certificate, grant);
  }

  async #link(encoded: string, issuer: Certificate): Promise<EnrolReply> {
    const device = await checkDevice(encoded, issuer, nobleVerifier);
    if (!device.ok) throw new Refusal(device.error.code);
    await this.#replica.certify([issuer, device.value], 'anonymous');
    const key = linkKey(this.#kexSecret, device.value.seal as Uint8Array, device.value) as Uint8Array;
    const link = this.#links.size + 1;
    this.#links.set(link, newHubLink(key));
    const certificates = [this.#certificate, issuer, device.value].map((c) => toHex(encodeCertificate(c)));
    const reply = {
      vessel: VESSEL,
      link,
      root: toHex(this.#company.publicKey),
      hub: toHex(this.#certificate.subject),
      certificates,
    };
    const whole = { ...reply, proof: toHex(proofOf(reply, key)) };
    this.#enrolled.set(encoded, whole);
    return whole;
  }

  #signIn({ username, authKey }: { readonly username: string; readonly authKey: string }): unknown {
    const user = this.#users.get(username);
    if (!user || toHex(user.authKey) !== authKey) throw new Refusal('auth/wrong-password');
    return {
      company: 'company',
      companyName: 'Company',
      root: toHex(this.#company.publicKey),
      username,
      name: user.certificate.name,
      may: user.certificate.may,
      vessel: '*',
      certificate: toHex(encodeCertificate(user.certificate)),
      envelope: toHex(user.envelope),
      expiresAt: 0,
      token: username,
    };
  }

  async #call({
    token,
    method,
    path,
    body,
  }: {
    token: string;
    method: string;
    path: string;
    body: unknown;
  }): Promise<unknown> {
    const user = this.#users.get(token);
    if (!user) throw new Refusal('auth/signed-out');
    if (path === '/api/desk') {
      const { certificate } = body as DeskRequest;
      return this.#enrolled.get(certificate) ?? this.#link(certificate, user.certificate);
    }
    if (path === '/api/session' && method === 'DELETE') return {};
    if (path !== '/api/vessels') throw new Refusal('hub/not-found');
    const summary = {
      vessel: VESSEL,
      name: 'Test Pioneer',
      imo: '9074729',
      shortCode: 'TP',
      lastContactAt: null,
      silentMs: null,
      deliveredUpTo: 0,
      missing: 0,
      conflicts: 0,
      quarantined: 0,
      devices: [],
    };
    return { hubTimeAt: 0, vessels: [summary] };
  }
}
