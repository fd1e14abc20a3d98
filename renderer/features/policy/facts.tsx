import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import classes from './policy.module.css';
import type { AnnexView } from './use-annex.ts';

type FactsProps = { readonly kind: 'roles' | 'critical' | 'backups'; readonly view: AnnexView };

const MINUTE_MS = 60_000;

/** What the ship's own records add: they change by themselves and need no new edition. */
export function Facts({ kind, view }: FactsProps) {
  const { t } = useTranslation('policy');
  const words = useFieldWords();
  const formats = useFormats();
  const lines =
    kind === 'roles'
      ? view.roles.map(({ name, rank, roles }) => [name, rank ?? '', roles.map((role) => words.role(role)).join(', ')])
      : kind === 'critical'
        ? view.critical.map(({ name, fallback, rtoMin }) => [
            name,
            fallback || t('facts.noFallback'),
            rtoMin === null ? t('facts.noTime') : formats.duration(rtoMin * MINUTE_MS),
          ])
        : view.plans.map(({ name, everyDays, testEveryDays }) => [
            name,
            everyDays === null ? t('facts.byRule') : t('facts.every', { count: everyDays }),
            testEveryDays === null ? t('facts.byRule') : t('facts.testEvery', { count: testEveryDays }),
          ]);
  if (lines.length === 0) return <p className={classes['small']}>{t(`facts.none.${kind}`)}</p>;
  return (
    <table className={classes['facts']}>
      <thead>
        <tr>
          {[0, 1, 2].map((at) => (
            <th key={at} scope="col">
              {t(`facts.head.${kind}.${at as 0}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line[0]}>
            {line.map((cell, at) => (
              <td key={`${line[0]} ${[...'abc'][at]}`} dir="auto">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
