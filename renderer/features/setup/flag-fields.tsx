import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { TRADES, VESSEL_TYPES } from '#shared/domain/vessel.ts';
import { useLanguageNames, useRegionNames } from './region-names.ts';
import classes from './setup.module.css';

type FlagFacts = {
  readonly flag: string | null;
  readonly type: string | null;
  readonly trade: string | null;
  readonly flagLanguage: string | null;
};

type FlagFieldsProps = {
  readonly value: FlagFacts;
  readonly onChange: (change: Partial<FlagFacts>) => void;
  readonly errors: Readonly<Partial<Record<keyof FlagFacts, string>>>;
};

/** What decides which rules apply: flag and its language, type of ship, trade. */
export function FlagFields({ value, onChange, errors }: FlagFieldsProps) {
  const { t } = useTranslation('setup');
  const regions = useRegionNames();
  const languages = useLanguageNames();
  const words = useFieldWords();
  return (
    <>
      <div className={classes['pair']}>
        <SelectField
          label={t('field.flag')}
          error={errors.flag ?? null}
          required
          searchable
          name="flag"
          value={value.flag}
          onChange={(flag) => onChange({ flag })}
          options={regions.choices}
        />
        <SelectField
          label={t('field.flagLanguage')}
          error={errors.flagLanguage ?? null}
          required
          searchable
          name="flagLanguage"
          value={value.flagLanguage}
          onChange={(flagLanguage) => onChange({ flagLanguage })}
          options={languages.choices}
        />
      </div>
      <div className={classes['pair']}>
        <SelectField
          label={t('field.type')}
          error={errors.type ?? null}
          required
          searchable
          name="type"
          value={value.type}
          onChange={(type) => onChange({ type })}
          options={VESSEL_TYPES.map((type) => ({ value: type as string, label: words.code('vessel', 'type', type) }))}
        />
        <SelectField
          label={t('field.trade')}
          error={errors.trade ?? null}
          required
          name="trade"
          value={value.trade}
          onChange={(trade) => onChange({ trade })}
          options={TRADES.map((trade) => ({ value: trade as string, label: words.code('vessel', 'trade', trade) }))}
        />
      </div>
    </>
  );
}
