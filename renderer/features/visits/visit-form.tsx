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

/** Before it begins: who, on what, when. From then on what was done, and the times are those of the presses. */
export function VisitForm(props: VisitFormProps) {
  return isPlan(props.row) ? <PlanForm {...props} /> : <DoneForm {...props} />;
}

function PlanForm({ row, edit, values }: VisitFormProps) {
  const { t } = useTranslation('visits');
  const wrong = planProblems(values as VendorSessionFields, Date.now());
  const words = {
    company: 'company',
    assets: 'assets',
    plannedFromAt: 'startedAt',
    plannedToAt: 'plannedToAt',
  } as const;
  return (
    <RecordForm
      collection="vendorSession"
      record={row.id}
      values={values}
      onChange={edit.set}
      columns={[
        [{ title: t('form.who'), fields: ['kind', ...WHO] }],
        [
          { title: t('form.brought'), fields: BROUGHT },
          { title: t('form.planned'), fields: ['plannedFromAt', 'plannedToAt'] },
        ],
      ]}
      problems={Object.fromEntries(wrong.map((field) => [field, t(`form.wrong.${words[field]}`)]))}
      own={{ kind: <KindField key="kind" value={values['kind']} onChange={(kind) => edit.set('kind', kind)} /> }}
      isBehind={edit.isBehind}
      onSave={edit.keep}
      onCancel={() => void edit.leave()}
    />
  );
}

function DoneForm({ row, edit, values }: VisitFormProps) {
  const { t } = useTranslation('visits');
  const isNameless = typeof values['company'] !== 'string' || values['company'].trim() === '';
  return (
    <RecordForm
      collection="vendorSession"
      record={row.id}
      values={values}
      onChange={edit.set}
      columns={[
        [
          { title: t('form.done'), fields: DONE },
          { title: t('form.brought'), fields: BROUGHT },
        ],
        [{ title: t('form.who'), fields: [...WHO, 'plannedToAt'] }],
      ]}
      problems={isNameless ? { company: t('form.wrong.company') } : {}}
      isBehind={edit.isBehind}
      onSave={edit.keep}
      onCancel={() => void edit.leave()}
    />
  );
}
