import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type DpaKey, useSession } from '#renderer/data/index.ts';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import classes from './reports.module.css';

type Audience = 'open' | 'confidential';

type AudiencePanelProps = {
  readonly value: Audience;
  readonly onChange: (audience: Audience) => void;
  /** Whom it can be sealed to; empty: nobody's key is known on this PC. */
  readonly dpas: readonly DpaKey[];
  readonly dpa: string | null;
  readonly onDpa: (key: string | null) => void;
};

/** Who will see it: two cards that say in full what will happen. */
export function AudiencePanel({ value, onChange, dpas, dpa, onDpa }: AudiencePanelProps) {
  const { t } = useTranslation('reports');
  const { person } = useSession();
  const canSeal = dpas.length > 0;
  const openText = t(person === null ? 'audience.openNoName' : 'audience.openText');
  return (
    <Panel>
      <div className={classes['stack']}>
        <ChoiceCards
          label={t('audience.question')}
          value={value}
          onChange={onChange}
          options={[
            { value: 'open', label: t('audience.open'), text: openText, icon: 'visible' },
            {
              value: 'confidential',
              label: t('audience.confidential'),
              text: canSeal ? t('audience.confidentialText') : t('audience.noKeyText'),
              icon: 'hidden',
            },
          ]}
        />
        {value === 'confidential' && dpas.length > 1 && (
          <SelectField
            label={t('audience.dpa')}
            value={dpa}
            onChange={onDpa}
            options={dpas.map(({ key, name }) => ({ value: key, label: name }))}
          />
        )}
        {value === 'confidential' && !canSeal ? (
          <div id="report-no-key" tabIndex={-1}>
            <Notice kind="caution" title={t('audience.noKeyTitle')}>
              <div className={classes['stack']}>
                <p>{t('audience.noKeyWhy')}</p>
                <ul className={classes['bullets']}>
                  <li>{t('audience.noKeySpeak')}</li>
                  <li>{t('audience.noKeyWait')}</li>
                  <li>{t('audience.noKeyOpen')}</li>
                </ul>
                <Button onClick={() => onChange('open')}>{t('audience.makeOpen')}</Button>
              </div>
            </Notice>
          </div>
        ) : (
          <p className={classes['small']}>
            {t(
              value === 'open' ? 'audience.canChange' : person === null ? 'audience.memoryOnly' : 'audience.sealedHere',
            )}
          </p>
        )}
      </div>
    </Panel>
  );
}
