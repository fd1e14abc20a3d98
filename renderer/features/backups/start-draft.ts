import type { Person, RecordRow, SaveDraft } from '#renderer/data/index.ts';
import type { Value } from '#shared/base/value.ts';
import type { BackupFields } from '#shared/domain/backup.ts';
import type { Procedure } from '#shared/domain/content/procedure.ts';
import { minutesOf, planOf } from './plan-values.ts';
import { minutesFrom, moveTo } from './test-values.ts';

/** What is chosen before a test begins; each press is kept. */
export type StartDraft = {
  readonly procedure: string | null;
  readonly backup: string | null;
  readonly asset: string | null;
  readonly environment: string | null;
  /** The second person. */
  readonly witness: string | null;
  /** What was found to hold. */
  readonly gate: readonly string[];
  /** When that was said last, UTC ms; absent: nothing was. */
  readonly gateAt?: number;
};

/** What held yesterday is looked at again: ship, berth and watch have changed. Product default. */
const GATE_HOLDS_MS = 12 * 3_600_000;

/** The answers to the safety check that still count. */
export function freshGate({ gate, gateAt }: StartDraft, now: number): readonly string[] {
  return gateAt !== undefined && Math.abs(now - gateAt) < GATE_HOLDS_MS ? gate : [];
}

export type StartProblems = Readonly<Partial<Record<'procedure' | 'asset' | 'environment' | 'witness' | 'gate', true>>>;

/** What must be there before it may begin; nothing of the safety check may be left out. */
export function startProblems(draft: StartDraft, procedure: Procedure | null): StartProblems {
  if (procedure === null) return { procedure: true };
  return {
    ...(draft.asset === null ? { asset: true as const } : {}),
    ...(draft.environment === null ? { environment: true as const } : {}),
    ...(procedure.twoPeople && draft.witness === null ? { witness: true as const } : {}),
    ...(procedure.gate.every((code) => draft.gate.includes(code)) ? {} : { gate: true as const }),
  };
}

export type NewTest = {
  readonly plan: RecordRow;
  readonly procedure: Procedure;
  readonly backup: RecordRow | null;
  readonly draft: StartDraft;
  readonly tester: Pick<Person, 'record' | 'name'>;
  readonly witness: Pick<Person, 'record' | 'name'> | null;
  /** UTC ms. */
  readonly at: number;
};

/** A test as it begins. Targets are written down as they are now: the plan may change later. */
export function newTest({ plan, procedure, backup, draft, tester, witness, at }: NewTest): SaveDraft {
  const { rtoMin, rpoMin } = planOf(plan);
  const made = backup === null ? null : ((backup.values as BackupFields).endedAt ?? backup.createdAt);
  const rpoTarget = rpoMin ?? (procedure.rpoTarget === null ? null : minutesOf(procedure.rpoTarget));
  const values: Record<string, Value> = {
    plan: plan.id,
    asset: draft.asset,
    backup: backup?.id ?? null,
    procedure: procedure.id,
    procedureEdition: procedure.edition,
    kind: procedure.restoreKind,
    environment: draft.environment,
    safetyGate: procedure.gate.filter((code) => draft.gate.includes(code)),
    startedAt: at,
    rtoTargetMin: rtoMin ?? minutesOf(procedure.rtoTarget),
    rpoTargetMin: rpoTarget,
    rpoActualMin: made === null ? null : minutesFrom(Math.max(0, at - made)),
    tester: tester.record,
    testerName: tester.name,
    witness: witness?.record ?? null,
    witnessName: witness?.name ?? null,
    state: moveTo('running', tester.record, at),
  };
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return { collection: 'restoreTest', number: true, values: Object.fromEntries(known) };
}
