import classes from './readiness.module.css';
import { useReadinessWords } from './use-words.ts';

/** Questions that a record names, with their words; each leads to its page. */
export function QuestionLinks({ questions, label }: { readonly questions: readonly string[]; readonly label: string }) {
  const words = useReadinessWords();
  return (
    <ul className={classes['list']} aria-label={label}>
      {questions.map((question) => (
        <li key={question}>
          <a className={classes['option']} href={`#/readiness/question/${encodeURIComponent(question)}`}>
            <span>
              <bdi>{question}</bdi> {words.question(question)}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
