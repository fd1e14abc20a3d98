import type { Value } from '#shared/base/value.ts';

/** A value of a demo record; `{ ref }` names another record of the file by its key. */
export type DemoValue = Value | { readonly ref: string } | readonly { readonly ref: string }[];

export type DemoRecord = {
  /** Name inside this file. */
  readonly key: string;
  readonly collection: string;
  /** UTC ms of the claim. */
  readonly at: number;
  /** Key of the person who wrote it. */
  readonly by: string;
  readonly values: Readonly<Record<string, DemoValue>>;
  /** Of a record that both sides know by the same id; absent: it gets a new one. */
  readonly id?: string;
  /** How it went on, one state after the other; the first one is written with the record. */
  readonly moves?: readonly DemoMove[];
};

/** A value of a workflow field. */
export type DemoMove = {
  readonly state: string;
  /** UTC ms. */
  readonly at: number;
  /** Key of the person; absent: somebody ashore. */
  readonly by?: string;
  readonly role?: string;
  readonly reason?: string;
};

/** Somebody of the crew signs what is written, with the PIN of the demonstration. */
export type DemoSignature = {
  /** Keys of the record and of the person. */
  readonly record: string;
  readonly by: string;
  readonly meaning: string;
};

/** `demo.json`, which only the demonstration host serves (`npm start`). Not part of the product's data. */
export type DemoFile = {
  readonly vessel: {
    readonly name: string;
    readonly imoNumber: string;
    readonly flag: string;
    readonly type: string;
    readonly trade: string;
    readonly workingLanguage: string;
    readonly flagLanguage: string;
    readonly shortCode: string;
    readonly shipTimeOffsetMin: number;
  };
  readonly master: { readonly name: string; readonly pin: string };
  /** Of the hub beside it; null: the ship stays alone. */
  readonly enrolmentCode: string | null;
  readonly records: readonly DemoRecord[];
  readonly signatures: readonly DemoSignature[];
};
