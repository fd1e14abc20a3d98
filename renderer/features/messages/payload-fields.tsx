import { Button } from '@mantine/core';
import { type ChangeEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type NewMessage, useRecords, useWorkspace } from '#renderer/data/index.ts';
import { useAllScenarioTexts, useOwnScenarios, useScenarios } from '#renderer/features/drills/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { NumberField } from '#renderer/ui/fields/number-field.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { type AppError, fail } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import { DRILL_KINDS } from '#shared/domain/drill.ts';
import { RULE_SETTINGS, TASK_PRIORITIES } from '#shared/domain/message-payload.ts';
import { rolesOf } from '#shared/domain/roles.ts';
import { POLICY_KEYS } from '#shared/schedule/policy.ts';
import { bundleOfFiles } from './advisory-files.ts';
import classes from './messages.module.css';
import { checkedPayload, type Fields, fieldsOf, MAX_PAYLOAD_BYTES, withField } from './payload.ts';

type PayloadFieldsProps = {
  readonly message: NewMessage;
  readonly onChange: (payload: NewMessage['payload']) => void;
  readonly onError: (error: AppError | null) => void;
  /** It was tried to send without what the kind needs. */
  readonly isMissing: boolean;
};

/** What goes with the text, by the kind of message: the ship's app acts on it. */
export function PayloadFields(props: PayloadFieldsProps) {
  switch (props.message.kind) {
    case 'task':
      return <TaskFields {...props} />;
    case 'drillOrder':
      return <DrillFields {...props} />;
    case 'ruleUpdate':
      return <RuleFields {...props} />;
    case 'policy':
      return <PolicyFields {...props} />;
    default:
      return <FileField {...props} />;
  }
}

function useFields({ message, onChange }: PayloadFieldsProps) {
  const fields: Fields = fieldsOf(message.payload?.value);
  const set = (field: string, value: Value | null) => onChange(withField(message, field, value));
  return { fields, set };
}

function TaskFields(props: PayloadFieldsProps) {
  const { t } = useTranslation('messages');
  const words = useFieldWords();
  const { fields, set } = useFields(props);
  return (
    <div className={classes['pair']}>
      <SelectField
        label={t('compose.ownerRole')}
        value={(fields['ownerRole'] as string | undefined) ?? null}
        onChange={(role) => set('ownerRole', role)}
        options={rolesOf('ship').map((role) => ({ value: role as string, label: words.role(role) }))}
        clearable
      />
      <SelectField
        label={words.label('action', 'priority')}
        value={(fields['priority'] as string | undefined) ?? null}
        onChange={(priority) => set('priority', priority)}
        options={TASK_PRIORITIES.map((value) => ({
          value: value as string,
          label: words.code('action', 'priority', value),
        }))}
        clearable
      />
    </div>
  );
}

function DrillFields(props: PayloadFieldsProps) {
  const { t } = useTranslation(['messages', 'ui']);
  const words = useFieldWords();
  const { fields, set } = useFields(props);
  const scenarios = useScenarios();
  const textsOf = useAllScenarioTexts();
  const chosen = scenarios.find(({ id }) => id === fields['scenario']);
  return (
    <div className={classes['pair']}>
      <SelectField
        label={t('messages:compose.scenario')}
        required
        error={props.isMissing ? t('ui:field.needed') : null}
        value={(fields['scenario'] as string | undefined) ?? null}
        onChange={(scenario) => set('scenario', scenario)}
        options={scenarios.map((each) => ({ value: each.id, label: `${each.id} ${textsOf(each)('title')}` }))}
        searchable
      />
      <SelectField
        label={words.label('drill', 'kind')}
        value={(fields['kind'] as string | undefined) ?? null}
        onChange={(kind) => set('kind', kind)}
        options={(chosen?.drillKinds ?? DRILL_KINDS).map((value) => ({
          value: value as string,
          label: words.code('drill', 'kind', value),
        }))}
        clearable
      />
    </div>
  );
}

function RuleFields(props: PayloadFieldsProps) {
  const { t } = useTranslation(['messages', 'ui']);
  const { message, onChange } = props;
  const settings = fieldsOf(fieldsOf(message.payload?.value)['settings']);
  return (
    <>
      <p className={classes['dim']}>{t('messages:compose.ruleHelp')}</p>
      <div className={classes['pair']}>
        {RULE_SETTINGS.map((key) => (
          <NumberField
            key={key}
            label={t(`messages:setting.${key.replace('.', '_')}` as 'messages:setting.policy_drillEveryDays')}
            value={(settings[key] as number | undefined) ?? null}
            onChange={(days) => {
              const { [key]: _, ...rest } = settings;
              const next = days === null ? rest : { ...rest, [key]: days };
              onChange(Object.keys(next).length === 0 ? null : { name: '', value: { settings: next } });
            }}
          />
        ))}
      </div>
      {props.isMissing && <p className={classes['words']}>{t('messages:compose.needsRule')}</p>}
    </>
  );
}

const SETTINGS = { collection: 'setting', anyOf: { key: POLICY_KEYS } } as const;
const ALL = { from: 0, count: 50 } as const;

/** The rules of the vessel that is open, for others of the fleet; or those of a file. */
function PolicyFields(props: PayloadFieldsProps) {
  const { t } = useTranslation('messages');
  const { info } = useWorkspace();
  const { rows } = useRecords(SETTINGS, ALL);
  const settings = Object.fromEntries(rows.flatMap(({ values }) => ownSetting(values['key'], values['value'])));
  return (
    <>
      {info !== null && Object.keys(settings).length > 0 && (
        <div className={classes['row']}>
          <Button leftSection={<Icon name="sync" />} onClick={() => props.onChange({ name: '', value: { settings } })}>
            {t('compose.takeRules', { vessel: info.vesselName })}
          </Button>
        </div>
      )}
      <FileField {...props} />
    </>
  );
}

function ownSetting(key: Value | undefined, value: Value | undefined): readonly (readonly [string, Value])[] {
  return typeof key === 'string' && value !== undefined && value !== null ? [[key, value]] : [];
}

function attachWord(kind: NewMessage['kind']): 'scenario' | 'policy' | 'advisoryBundle' | 'other' {
  return kind === 'scenario' || kind === 'policy' || kind === 'advisoryBundle' ? kind : 'other';
}

function FileField({ message, onChange, onError, isMissing }: PayloadFieldsProps) {
  const { t } = useTranslation('messages');
  const file = useRef<HTMLInputElement>(null);
  const own = useOwnScenarios();

  async function attach(event: ChangeEvent<HTMLInputElement>) {
    const files = [...(event.currentTarget.files ?? [])];
    const [chosen] = files;
    event.currentTarget.value = '';
    if (!chosen) return;
    if (message.kind === 'advisoryBundle') {
      const made = await bundleOfFiles(files);
      onError(made.ok ? null : made.error);
      if (made.ok) onChange(made.value);
      return;
    }
    if (chosen.size > MAX_PAYLOAD_BYTES) return onError(fail('file/too-large', { sizeBytes: chosen.size }).error);
    try {
      const value = JSON.parse(await chosen.text()) as Value;
      const checked = checkedPayload(
        message.kind,
        value,
        own.map(({ id }) => id),
      );
      onError(checked.ok ? null : checked.error);
      if (checked.ok) onChange({ name: chosen.name.slice(0, 120), value });
    } catch {
      onError(fail('file/unreadable').error);
    }
  }

  return (
    <>
      <div className={classes['row']}>
        <Button leftSection={<Icon name="attach" />} onClick={() => file.current?.click()}>
          {t(`compose.attachFor.${attachWord(message.kind)}`)}
        </Button>
        <input
          ref={file}
          className={classes['fileInput']}
          type="file"
          accept=".json,application/json"
          multiple={message.kind === 'advisoryBundle'}
          tabIndex={-1}
          aria-label={t('compose.attach')}
          onChange={(event) => void attach(event)}
        />
        {message.payload !== null && <bdi className={classes['dim']}>{message.payload.name || t('compose.taken')}</bdi>}
      </div>
      {isMissing && <p className={classes['words']}>{t('compose.needsFile')}</p>}
    </>
  );
}
