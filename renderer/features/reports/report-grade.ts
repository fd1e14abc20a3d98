import type { SectionValues } from '#renderer/features/section/index.ts';
import type { ReportFields } from '#shared/domain/report.ts';

/** What a report may be graded as: kind and class in one choice (domain.md 8). */
export const GRADES = ['major', 'minor', 'observation', 'nearMiss', 'hazard', 'suspiciousMail'] as const;
export type Grade = (typeof GRADES)[number];

/** Null: a non-conformity that nobody has graded yet, or a kind of a newer app. */
export function gradeOf(values: Pick<ReportFields, 'kind' | 'class'>): Grade | null {
  const { kind } = values;
  const code = kind === 'nonConformity' ? values.class : kind;
  return GRADES.find((grade) => grade === code) ?? null;
}

/** A non-conformity has a class, the others have none. */
export function valuesOfGrade(grade: Grade): SectionValues {
  const isClass = grade === 'major' || grade === 'minor';
  return isClass ? { kind: 'nonConformity', class: grade } : { kind: grade, class: null };
}
