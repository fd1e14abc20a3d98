import { useTranslation } from 'react-i18next';
import type { VerifyProblem } from '#renderer/data/index.ts';
import { RefTitle } from '#renderer/features/fields/index.ts';
import { Mark } from '#renderer/ui/status/mark.tsx';
import classes from './proof.module.css';
import { groupProblems } from './proof-model.ts';

/** Shown of one kind; a broken disk can bring thousands of the same. */
const SHOWN = 10;

/** Each kind of problem in plain words: what it means, what to do, and where. */
export function ProblemList({ problems }: { readonly problems: readonly VerifyProblem[] }) {
  const { t } = useTranslation('proof');
  return (
    <ul className={classes['problems']} aria-label={t('problems')}>
      {groupProblems(problems).map(({ kind, problems: group }) => (
        <li key={kind} className={classes['problem']}>
          <Mark kind="warning" size={24} />
          <div>
            <p className={classes['what']}>{t(`problem.${kind}.what`)}</p>
            <p className={classes['words']}>{t(`problem.${kind}.next`)}</p>
            <ul className={classes['places']}>
              {group.slice(0, SHOWN).map((problem) => (
                <li key={`${problem.replica}/${problem.lane}/${problem.seq}/${problem.record}`}>
                  <Place problem={problem} />
                </li>
              ))}
            </ul>
            {group.length > SHOWN && (
              <p className={classes['small']}>{t('problemsMore', { count: group.length - SHOWN })}</p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Place({ problem: { replica, lane, seq, record } }: { readonly problem: VerifyProblem }) {
  const { t } = useTranslation('proof');
  if (record !== undefined) return <RefTitle record={record} />;
  return (
    <bdi>
      {[
        replica === undefined ? '' : t('place.device', { replica }),
        lane === undefined ? '' : t('place.lane', { lane }),
        seq === undefined ? '' : t('place.entry', { seq }),
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    </bdi>
  );
}
