import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { type EditDraft, RecordForm } from '#renderer/features/register/index.ts';
import type { VendorSessionFields } from '#shared/domain/vendor-session.ts';
import { KindField } from './kind-field.tsx';
import { isPlan, planProblems, type VisitValues } from './visit-values.ts';

export const WHO = [
  'company',
  'visitor',
  'identityChecked',
  'contact',
  'assets',
  'purpose',
  'ticket',
  'escort',
] as const;
export const BROUGHT = ['equipment', 'mediaUsed', 'scanTool', 'scanResult'] as const;
export const DONE = ['actions', 'changes', 'switchAfter', 'passwordsChanged', 'accountsUsed'] as const;

type VisitFormProps = { readonly row: RecordRow; readonly edit: EditDraft; readonly values: VisitValues };

/** Texts of what can be wrong with a plan: those of a new one. */
const WRONG = {
  company: 'company',
  assets: 'assets',
  plannedFromAt: 'startedAt',
  plannedToAt: 'plannedToAt',
} as const;

/** Before it begins: who, on what, when. From then on what was done, and the times are those of the presses. */
export function VisitForm({ row, edit, values }: VisitFormProps) {
  const { t } = useTranslation('visits');
  const isStillPlan = isPlan(row);
  const wrong = planProblems(values as VendorSessionFields, Date.now());
  const counted = isStillPlan ? wrong : wrong.filter((field) => field === 'company');
  const plan = [
    [{ title: t('form.who'), fields: ['kind', ...WHO] }],
    [
      { title: t('form.brought'), fields: BROUGHT },
      { title: t('form.planned'), fields: ['plannedFromAt', 'plannedToAt'] },
    ],
  ] as const;
  const done = [
    [
      { title: t('form.done'), fields: DONE },
      { title: t('form.brought'), fields: BROUGHT },
    ],
    [{ title: t('form.who'), fields: [...WHO, 'plannedToAt'] }],
  ] as const;
  return (
    <RecordForm
      collection="vendorSession"
      record={row.id}
      values={values}
      onChange={edit.set}
      columns={isStillPlan ? plan : done}
      problems={Object.fromEntries(counted.map((field) => [field, t(`form.wrong.${WRONG[field]}`)]))}
      own={{ kind: <KindField key="kind" value={values['kind']} onChange={(kind) => edit.set('kind', kind)} /> }}
      isBehind={edit.isBehind}
      onSave={edit.keep}
      onCancel={() => void edit.leave()}
    />
  );
}
