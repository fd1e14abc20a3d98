import { useTranslation } from 'react-i18next';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import type { Statement } from '#shared/domain/policy/annex.ts';
import classes from './policy.module.css';

type Say = (key: string) => string;

/** What was answered to the questions that a text rests on; what is not answered says so. */
export function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  const { t } = useTranslation(['policy', 'content-readiness']);
  const fields = useFieldWords();
  return (
    <ul className={classes['statements']}>
      {statements.map(({ question, level, note }) => (
        <li key={question}>
          <a className={classes['link']} href={`#/readiness/question/${question}`}>
            <bdi>{question}</bdi> {(t as unknown as Say)(`content-readiness:row.${question}.question`)}
          </a>
          <div>
            <strong>{level === null ? t('policy:unanswered') : fields.code('answer', 'level', level)}</strong>
            {note !== '' && <span dir="auto">. {note}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}
