import * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';
import { RESTORE_KINDS } from '../backup-plan.ts';
import { RESTORE_CHECKS, RESTORE_GATE, restoreTest } from '../restore-test.ts';
import { readData } from '../rule-source.ts';
import {
  basisSchema,
  contentHeadShape,
  contentKey,
  doubtIsExplained,
  isoDuration,
  role,
  systemKey,
} from './content-source.ts';

/** A guided restore test (domain.md 6.3): resources/procedures/r1.json …, texts in `content-procedure-r1`. */

/** What is kept as proof (domain.md 6.2). */
export const EVIDENCE_KINDS = ['hash', 'screenPhoto', 'logFile', 'itemList', 'reading', 'signature'] as const;

const stepSchema = z.strictObject({
  key: contentKey,
  /** Check that the step answers. */
  check: z.optional(z.enum(RESTORE_CHECKS)),
  evidence: z.array(z.enum(EVIDENCE_KINDS)),
  /** The test must not go on before this is answered with yes. */
  stop: z.optional(z.boolean()),
  /** Here the stop-watch against the RTO target starts, and here it ends. */
  watch: z.optional(z.enum(['start', 'firstUsable', 'verified'])),
});

export const procedureSchema = z
  .strictObject({
    ...contentHeadShape,
    id: z.string().check(z.regex(/^[A-Z]{1,4}\d{1,3}$/)),
    kind: z.literal('procedure'),
    restoreKind: z.enum(RESTORE_KINDS),
    environments: z.array(z.enum(restoreTest.fields.environment.values ?? [])).check(z.minLength(1)),
    /** Systems of the starter library that it fits; empty: not about one system of the library. */
    systems: z.array(systemKey),
    /** Rows of resources/rules/backup-defaults.json that it proves. */
    backups: z.array(contentKey),
    /** Targets by default; the company's plan counts. `null`: age on change only, so there is none in time. */
    rtoTarget: isoDuration,
    rpoTarget: z.nullable(isoDuration),
    performer: z.array(role).check(z.minLength(1)),
    /** Who may accept it; never the performer. */
    accepter: z.array(role).check(z.minLength(1)),
    acknowledger: z.array(role).check(z.minLength(1)),
    /** Two people have to be there from the first step. */
    twoPeople: z.boolean(),
    gate: z.array(z.enum(RESTORE_GATE)),
    basis: basisSchema.check(z.minLength(1)),
    steps: z.array(stepSchema).check(z.minLength(1)),
    passCriteria: z.array(contentKey).check(z.minLength(1)),
  })
  .check(doubtIsExplained)
  .check(z.refine(({ steps }) => new Set(steps.map((s) => s.key)).size === steps.length, 'step keys are unique'));
export type Procedure = z.infer<typeof procedureSchema>;
export type ProcedureStep = Procedure['steps'][number];

export function readProcedure(raw: unknown): Result<Procedure> {
  return readData(procedureSchema, raw);
}

export function procedureTextKeys(procedure: Procedure): readonly string[] {
  return [
    'title',
    'purpose',
    ...procedure.steps.map(({ key }) => `step.${key}`),
    ...procedure.passCriteria.map((key) => `pass.${key}`),
  ];
}
