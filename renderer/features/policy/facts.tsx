import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { annexFacts } from '#renderer/pdf/model/annex-lines.ts';
import type { Say } from '#renderer/pdf/model/paper-context.ts';
import classes from './policy.module.css';
import type { ShownAnnex } from './use-annex.ts';

type FactsProps = { readonly kind: 'roles' | 'critical' | 'backups'; readonly view: ShownAnnex };

/** What the ship's own records add: they change by themselves and need no new edition. */
export function Facts({ kind, view }: FactsProps) {
  const { t } = useTranslation('policy');
  const words = useFieldWords();
  const formats = useFormats();
  const { heads, lines, none } = annexFacts(kind, view, { say: t as unknown as Say, role: words.role, formats });
  if (lines.length === 0) return <p className={classes['small']}>{none}</p>;
  return (
    <table className={classes['facts']}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
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
