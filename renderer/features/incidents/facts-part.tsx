import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#renderer/data/index.ts';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import type { Value } from '#shared/base/value.ts';
import { IMPACT_AXES } from '#shared/domain/incident.ts';
import { type Impacts, proposedSeverity } from '#shared/domain/incident-severity.ts';
import { AwarePanel } from './aware-panel.tsx';
import { FieldGroup } from './field-group.tsx';
import { FIELD_GROUPS, isGnss } from './incident-values.ts';
import { useIncidentWords } from './incident-words.ts';
import classes from './incidents.module.css';

/** All that is known: what, how bad, where the ship was, who, when. Everything but the title may come later. */
export function FactsPart({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const group = (name: keyof typeof FIELD_GROUPS) => (
    <FieldGroup row={row} title={t(`group.${name}`)} group={name} fields={FIELD_GROUPS[name]} />
  );
  return (
    <Columns>
      <Column span={7}>
        {group('what')}
        <FieldGroup row={row} title={t('group.sort')} group="sort" fields={[...FIELD_GROUPS.sort, ...IMPACT_AXES]}>
          {(values) => <Proposed values={values} />}
        </FieldGroup>
        {group('response')}
        {isGnss(row) && group('gnss')}
      </Column>
      <Column span={5}>
        <AwarePanel row={row} />
        {group('ship')}
        {group('people')}
        {group('times')}
      </Column>
    </Columns>
  );
}

/** Severity as the impacts ask for it, led by the safety of people, ship and sea; a person decides. */
function Proposed({ values }: { readonly values: Readonly<Record<string, Value>> }) {
  const { t } = useTranslation('incidents');
  const words = useIncidentWords();
  const proposed = proposedSeverity(values as Impacts);
  const severity = values['severity'];
  return (
    <div className={classes['said']}>
      {typeof severity === 'number' && (
        <p>
          {words.severity(severity)}: {words.severityRule(severity)}
        </p>
      )}
      <p className={classes['dim']}>
        {proposed === null
          ? t('proposed.none')
          : t(proposed.because === null ? 'proposed.plain' : 'proposed.because', {
              severity: words.severity(proposed.severity),
              axis: proposed.because === null ? '' : words.field(proposed.because),
            })}
      </p>
    </div>
  );
}
