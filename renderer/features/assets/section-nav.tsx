import { useTranslation } from 'react-i18next';
import { isEmptyValue } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Mark } from '#renderer/ui/status/mark.tsx';
import type { Value } from '#shared/base/value.ts';
import { SECTION_IDS, type SectionId } from './asset-sections.ts';
import classes from './assets.module.css';

type SectionNavProps = {
  readonly fieldsOf: (section: SectionId) => readonly string[];
  readonly changed: readonly string[];
  readonly wrong: readonly string[];
  readonly values: (field: string) => Value | undefined;
};

/** The way through a long form: which parts there are, how full each is, where something is wrong. */
export function SectionNav({ fieldsOf, changed, wrong, values }: SectionNavProps) {
  const { t } = useTranslation('assets');

  function show(section: SectionId) {
    const heading = document.getElementById(`section-${section}`);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }

  return (
    <Panel title={t('sections')} padding="bare" scrolls>
      <nav aria-label={t('sections')}>
        <ul className={classes['nav']}>
          {SECTION_IDS.map((section) => {
            const fields = fieldsOf(section);
            const filled = fields.filter((field) => !isEmptyValue(values(field))).length;
            const isWrong = fields.some((field) => wrong.includes(field));
            const isChanged = fields.some((field) => changed.includes(field));
            const facts = [
              t('filled', { filled, total: fields.length }),
              ...(isChanged ? [t('isChanged')] : []),
              ...(isWrong ? [t('isWrong')] : []),
            ];
            return (
              <li key={section}>
                <button type="button" className={classes['navItem']} onClick={() => show(section)}>
                  <span className={classes['navWords']}>
                    {t(`section.${section}`)}
                    <span className={classes['navSub']}>{facts.join(' · ')}</span>
                  </span>
                  {isWrong ? <Mark kind="alarm" /> : isChanged ? <Mark kind="half" /> : null}
                </button>
              </li>
            );
          })}
        </ul>
      </nav>
    </Panel>
  );
}
