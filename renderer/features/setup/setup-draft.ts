import type { NewVessel } from '#renderer/data/index.ts';
import { isShortCode, proposeShortCode } from '#shared/domain/human-number.ts';
import { parseImoNumber } from '#shared/domain/imo-number.ts';
import { formatOffset, parseOffset } from '#shared/domain/ship-time.ts';
import { likelyLanguage } from './region-names.ts';

export const STEPS_NEW = ['language', 'start', 'ship', 'flag', 'master', 'pin', 'words', 'done'] as const;
export const STEPS_CODE = ['language', 'start', 'code', 'done'] as const;
export const STEPS_COPY = ['language', 'start', 'copy', 'done'] as const;
export const STEPS_DESK = ['language', 'start', 'desk'] as const;
export type SetupStep =
  | (typeof STEPS_NEW)[number]
  | (typeof STEPS_CODE)[number]
  | (typeof STEPS_COPY)[number]
  | (typeof STEPS_DESK)[number];

/** What is typed in the set-up; kept until the ship exists. A PIN and the recovery words are never in it. */
export type SetupDraft = {
  readonly step: SetupStep;
  readonly way: 'new' | 'code' | 'copy' | 'desk' | null;
  readonly name: string;
  readonly imoNumber: string;
  /** Empty: as proposed from the name. */
  readonly shortCode: string;
  readonly flag: string | null;
  readonly type: string | null;
  readonly trade: string | null;
  readonly workingLanguage: string | null;
  /** Null: as proposed from the flag. */
  readonly flagLanguage: string | null;
  readonly offset: string;
  readonly personName: string;
  readonly rank: string;
};

/** @param offsetMin of the PC's own clock: most ships set it to ship's time. */
export function emptyDraft(offsetMin: number): SetupDraft {
  return {
    step: 'language',
    way: null,
    name: '',
    imoNumber: '',
    shortCode: '',
    flag: null,
    type: null,
    trade: 'worldwide',
    workingLanguage: 'en',
    flagLanguage: null,
    offset: formatOffset(offsetMin),
    personName: '',
    rank: '',
  };
}

export function shortCodeOf({ shortCode, name }: SetupDraft): string {
  return shortCode === '' ? (name.trim() === '' ? '' : proposeShortCode(name)) : shortCode;
}

export function flagLanguageOf({ flagLanguage, flag }: SetupDraft): string | null {
  return flagLanguage ?? (flag === null ? null : likelyLanguage(flag));
}

/** Why a field cannot stay as it is; the sentence is made from it. */
export type SetupProblem = 'needed' | 'imoShape' | 'imoCheck' | 'shortCode' | 'offset';
export type SetupProblems = Readonly<Partial<Record<keyof SetupDraft, SetupProblem>>>;

/** What is wrong on one screen; nothing: go on. */
export function problemsOf(draft: SetupDraft, step: SetupStep): SetupProblems {
  const needed = (...fields: readonly (keyof SetupDraft)[]) =>
    Object.fromEntries(fields.filter((field) => isEmpty(draft[field])).map((field) => [field, 'needed' as const]));
  switch (step) {
    case 'start':
      return needed('way');
    case 'ship':
      return { ...needed('name'), ...imoProblem(draft.imoNumber), ...codeProblem(draft) };
    case 'flag':
      return {
        ...needed('flag', 'type', 'trade', 'workingLanguage'),
        ...(flagLanguageOf(draft) === null ? { flagLanguage: 'needed' as const } : {}),
        ...(parseOffset(draft.offset) === null ? { offset: 'offset' as const } : {}),
      };
    case 'master':
      return needed('personName');
    default:
      return {};
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function imoProblem(typed: string): SetupProblems {
  if (typed.trim() === '') return { imoNumber: 'needed' };
  const parsed = parseImoNumber(typed);
  if (parsed.ok) return {};
  return { imoNumber: parsed.error.params?.['why'] === 'check' ? 'imoCheck' : 'imoShape' };
}

function codeProblem(draft: SetupDraft): SetupProblems {
  return isShortCode(shortCodeOf(draft).toUpperCase()) ? {} : { shortCode: 'shortCode' };
}

/** What the data layer is asked for; the draft has no problems left. */
export function vesselOf(draft: SetupDraft, pin: string, uiLanguage: string): NewVessel {
  const imo = parseImoNumber(draft.imoNumber);
  const rank = draft.rank.trim();
  return {
    name: draft.name.trim(),
    imoNumber: imo.ok ? imo.value : draft.imoNumber,
    flag: draft.flag ?? '',
    type: draft.type ?? '',
    trade: draft.trade ?? '',
    workingLanguage: draft.workingLanguage ?? '',
    flagLanguage: flagLanguageOf(draft) ?? '',
    shortCode: shortCodeOf(draft).toUpperCase(),
    shipTimeOffsetMin: parseOffset(draft.offset) ?? 0,
    person: { name: draft.personName.trim(), roles: ['MASTER'], uiLanguage, ...(rank === '' ? {} : { rank }) },
    pin,
  };
}
