/**
 * The tables of the hub. Those of a vessel start with (company_id, vessel_id), so that a distributed PostgreSQL can shard
 * them by vessel. Instants are UTC ms; bytes marked `sealed` are wrapped by the hub's secret (secret-box.ts).
 */
type Bytes = Uint8Array;

type OfVessel = { readonly company_id: string; readonly vessel_id: string };
type OfCompany = { readonly company_id: string };

export type CompanyTables = {
  company: OfCompany & {
    readonly name: string;
    readonly root_public_key: Bytes;
    /** sealed: Ed25519 seed of the hub, then its X25519 secret key. */
    readonly hub_keys: Bytes;
    readonly hub_certificate: Bytes;
    readonly created_at: number;
  };
  vessel: OfVessel & {
    readonly name: string;
    readonly imo: string | null;
    /** Batches held in quarantine, as last counted. */
    readonly quarantined: number;
    readonly created_at: number;
  };
  staff: OfCompany & {
    readonly username: string;
    readonly name: string;
    readonly certificate: Bytes;
    /** Salt that the browser derives both halves of the password with. */
    readonly password_salt: Bytes;
    /** argon2id of the half that is sent, in its encoded form. */
    readonly auth_hash: string;
    /** Private keys, wrapped by the half that never leaves the browser. */
    readonly envelope: Bytes;
    readonly created_at: number;
    readonly disabled_at: number | null;
  };
  session: OfCompany & {
    /** SHA-256 of the token in hex. */
    readonly token_hash: string;
    readonly username: string;
    readonly expires_at: number;
  };
};

export type VesselTables = {
  /** Keys that the hub writes this vessel's log with: a new one after the hub itself was restored. */
  hub_key: OfVessel & { readonly ordinal: number /** sealed */; readonly seed: Bytes };
  log_head: OfVessel & { readonly revision: number };
  log_batch: OfVessel & {
    readonly head: string;
    readonly replica: string;
    readonly lane: string;
    readonly prev: string;
    readonly first_seq: number;
    readonly last_seq: number;
    /** CBOR: runs and seen. */
    readonly node: Bytes;
    readonly signature: Bytes;
    /** CBOR */
    readonly salts: Bytes;
    readonly body: Bytes;
    readonly received_at: number;
  };
  log_op: OfVessel & {
    readonly op_key: string;
    /** Record id as a key (text-key.ts). */
    readonly record: string;
    readonly replica: string;
    readonly is_control: number;
    readonly is_open: number;
    /** CBOR */
    readonly op: Bytes;
  };
  log_record: OfVessel & {
    readonly record: string;
    readonly parent: string | null;
    readonly conflicts: number;
    /** CBOR */
    readonly folded: Bytes;
  };
  log_meta: OfVessel & { readonly key: string; readonly value: Bytes };
  link: OfVessel & {
    readonly number: number;
    readonly side: string;
    readonly replica: string;
    readonly label: string;
    /** Of the device, as it was enrolled. */
    readonly certificate: Bytes;
    /** sealed: the MAC key. */
    readonly mac_key: Bytes;
    /** CBOR: candidates, taken, claimed. */
    readonly state: Bytes;
    /** Raised by every change of the state. */
    readonly version: number;
    readonly is_revoked: number;
    readonly last_contact_at: number | null;
    readonly created_at: number;
  };
  enrolment: OfVessel & {
    /** Public key of the grant in hex. */
    readonly subject: string;
    readonly certificate: Bytes;
    readonly letter: string;
    readonly created_at: number;
    readonly expires_at: number | null;
    readonly used_at: number | null;
    /** Link that came of it. */
    readonly link: number | null;
    /** SHA-256 in hex of the device certificate that used it. */
    readonly used_by: string | null;
  };
  exchange: OfVessel & {
    /** Time and a random end: sorts by time. */
    readonly id: string;
    readonly at: number;
    readonly link: number;
    readonly bytes_up: number;
    readonly bytes_down: number;
    readonly new_batches: number;
    readonly refused: number;
    readonly code: string | null;
  };
  /** Files of attachments (shared/blobs). */
  blob: OfVessel & {
    /** SHA-256 in hex. */
    readonly hash: string;
    readonly size_bytes: number;
    /** Every chunk is there and the hash was found right. */
    readonly is_whole: number;
    readonly stored_at: number;
  };
  blob_chunk: OfVessel & { readonly hash: string; readonly n: number; readonly bytes: Bytes };
  /** Marks that a link may say, 8 bytes each (shared/blobs/blob-hub.ts). */
  blob_link: OfVessel & { readonly number: number; readonly marks: Bytes };
  /** What was set for this vessel; missing: the hub's defaults. */
  blob_room: OfVessel & { readonly quota_bytes: number; readonly max_blob_bytes: number };
};

/** Where things are: exact keys only, so that a request finds its scope. Holds nothing of a company's own. */
export type DirectoryTables = {
  directory: {
    readonly kind: 'company' | 'link' | 'enrolment' | 'login';
    readonly key: string;
    readonly company_id: string;
    readonly vessel_id: string;
  };
  counter: { readonly name: string; readonly value: number };
};

export type Tables = CompanyTables & VesselTables & DirectoryTables;
export type CompanyTable = keyof CompanyTables;
export type VesselTable = keyof VesselTables;

export const COMPANY_TABLES: readonly CompanyTable[] = ['company', 'vessel', 'staff', 'session'];
export const VESSEL_TABLES: readonly VesselTable[] = [
  'hub_key',
  'log_head',
  'log_batch',
  'log_op',
  'log_record',
  'log_meta',
  'link',
  'enrolment',
  'exchange',
  'blob',
  'blob_chunk',
  'blob_link',
  'blob_room',
];
