/** Reports that only the DPA reads. */
import type { Result } from '#shared/base/result.ts';
import type { RecordId } from '#shared/oplog/op.ts';
import type { DeliveryState, RecordRow } from './records.ts';

/** The text of a confidential report, before it is sealed; kept in memory only. */
export type ConfidentialReport = {
  readonly kind: string;
  readonly title?: string;
  readonly description: string;
  /** UTC ms; rounded to the day at sealing. */
  readonly happenedAt?: number;
  readonly place?: string;
  readonly assets?: readonly RecordId[];
  /** Anything else that the form asks for. */
  readonly more?: Readonly<Record<string, string>>;
  readonly files?: readonly File[];
};

export type FiledConfidential = {
  readonly record: RecordId;
  readonly number: string;
  /** Shown once; only who holds it can read the DPA's answer. */
  readonly code: string;
};

export type OpenedReport = {
  readonly report: Omit<ConfidentialReport, 'files'>;
  readonly files: readonly {
    readonly name: string;
    readonly mime: string;
    readonly sizeBytes: number;
    readonly preview: Uint8Array | null;
    /** Null: the original has not arrived. */
    readonly original: Uint8Array | null;
  }[];
};

export type ReporterView = {
  readonly record: RecordId;
  readonly number: string;
  readonly delivery: DeliveryState;
  /** Null: not answered yet. */
  readonly answer: string | null;
};

export type ConfidentialCommands = {
  /** `sealed/no-key` when that key is not known (any more). */
  readonly fileConfidential: (report: ConfidentialReport, dpaKey: string) => Promise<Result<FiledConfidential>>;
  /** By the reporter, with number and code; `sealed/cannot-open` when they do not fit. */
  readonly readAnswer: (number: string, code: string) => Promise<Result<ReporterView>>;
  /** By the DPA at a desk. `sealed/cannot-open` for anybody else. */
  readonly openSealed: (row: RecordRow) => Promise<Result<OpenedReport>>;
  readonly answerSealed: (row: RecordRow, text: string) => Promise<Result<null>>;
};
