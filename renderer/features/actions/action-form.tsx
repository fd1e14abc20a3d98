import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';
import { useFieldWords, useTooLong } from '#renderer/features/fields/index.ts';
import { focusFirstError, hasWrongInput, useFocusInside } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TextAreaField, TextField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import type { AppError } from '#shared/base/result.ts';
import { action } from '#shared/domain/action.ts';
import { effectiveRoles, rolesOf } from '#shared/domain/roles.ts';
import { type ActionDraft, ownerOfRole, problemsOfAction } from './action-draft.ts';
import classes from './actions.module.css';

type ActionFormProps = {
  readonly draft: ActionDraft;
  /** It was opened by a press: the keyboard goes on in it. */
  readonly takesFocus: boolean;
  readonly onChange: (change: Partial<ActionDraft>) => void;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly isBusy: boolean;
  readonly error: AppError | null;
};

const KINDS = action.fields.kind.values ?? [];
const PRIORITIES = action.fields.priority.values ?? [];

/** The same questions for a new action and for one that is set right: what, who, by when. */
export function ActionForm({
  draft,
  takesFocus,
  onChange,
  submit,
  onSubmit,
  onCancel,
  isBusy,
  error,
}: ActionFormProps) {
  const { t } = useTranslation(['actions', 'common']);
  const words = useFieldWords();
  const tooLong = useTooLong();
  const { side } = useSession();
  const [isTried, setTried] = useState(false);
  const form = useFocusInside(takesFocus);
  const owners = useOwners();
  const problems = isTried ? problemsOfAction(draft) : {};
  useHotkeys([['mod+Enter', () => form.current?.requestSubmit()]], []);

  function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    if (Object.keys(problemsOfAction(draft)).length > 0 || hasWrongInput(form.current))
      setTimeout(() => focusFirstError(form.current));
    else onSubmit();
  }

  return (
    <form ref={form} onSubmit={send} noValidate className={classes['form']}>
      {error !== null && <ErrorNote error={error} />}
      <TextField
        label={t('actions:field.title')}
        help={t('actions:field.titleHelp')}
        required
        error={problems.title ? t('actions:problem.title') : tooLong('action', 'title', draft.title)}
        value={draft.title}
        onChange={(title) => onChange({ title })}
      />
      <div className={classes['pair']}>
        <SelectField
          label={t('actions:field.owner')}
          required
          error={problems.owner ? t('actions:problem.owner') : null}
          value={draft.owner}
          onChange={(owner) => onChange({ owner })}
          options={owners}
          searchable={owners.length > 10}
        />
        <DayField
          label={side === 'shore' ? t('actions:field.dueOn') : t('actions:field.plannedOn')}
          value={draft.day}
          onChange={(day) => onChange({ day })}
        />
      </div>
      <div className={classes['pair']}>
        <SelectField
          label={words.label('action', 'kind')}
          value={draft.kind}
          onChange={(kind) => onChange({ kind })}
          options={KINDS.map((code) => ({ value: code as string, label: words.code('action', 'kind', code) }))}
        />
        <SelectField
          label={words.label('action', 'priority')}
          value={draft.priority}
          onChange={(priority) => onChange({ priority })}
          options={PRIORITIES.map((code) => ({ value: code as string, label: words.code('action', 'priority', code) }))}
          clearable
        />
      </div>
      <TextAreaField
        label={t('actions:field.text')}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        rows={2}
      />
      <div className={classes['buttons']}>
        <Button
          type="submit"
          variant="filled"
          leftSection={<Icon name="check" />}
          disabled={isBusy}
          aria-keyshortcuts="Control+Enter"
        >
          {submit}
        </Button>
        <Button variant="subtle" onClick={onCancel} disabled={isBusy}>
          {t('common:action.cancel')}
        </Button>
        <span className={classes['dim']}>{t('actions:kept')}</span>
      </div>
    </form>
  );
}

/** Who an action may be given to: the crew by name, the company by role. */
function useOwners() {
  const { persons } = useSession();
  const { t } = useTranslation('actions');
  const words = useFieldWords();
  const crew = persons.filter(
    ({ isGone, roles }) => !isGone && (roles.length === 0 || effectiveRoles('ship', roles).length > 0),
  );
  return [
    ...crew.map(({ record, name, rank, roles: [role] }) => ({
      value: record,
      label: [rank ?? (role === undefined ? null : words.role(role)), name].filter(Boolean).join(', '),
    })),
    ...rolesOf('shore').map((role) => ({
      value: ownerOfRole(role),
      label: t('field.ashore', { role: words.role(role) }),
    })),
  ];
}
