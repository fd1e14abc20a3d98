import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { useNotificationRules } from '#renderer/i18n/use-notification-rules.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { AwarePanel } from './aware-panel.tsx';
import { type DutyView, factPress, isOpenDuty, openFacts } from './duties.ts';
import { DutyRow } from './duty-row.tsx';
import { mayEditFacts, mayWrite } from './incident-values.ts';
import classes from './incidents.module.css';
import { ShortTextPanel } from './short-text-panel.tsx';
import { useCall } from './use-call.ts';
import { useDuties } from './use-duties.ts';

/** The whole list: whom to tell, what has to be answered before, who knows, who need not and why. */
export function ToldPart({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('incidents');
  const session = useSession();
  const { matrix } = useNotificationRules();
  const views = useDuties(row);
  const callOf = useCall();
  const may = mayWrite(row, session);
  const groups: readonly (readonly ['open' | 'known' | 'off', readonly DutyView[]])[] = [
    ['open', views.filter(isOpenDuty)],
    ['known', views.filter(({ status }) => status === 'told')],
    ['off', views.filter(({ status }) => status === 'declined' || status === 'off')],
  ];
  return (
    <Columns>
      <Column span={7}>
        {groups.map(
          ([group, shown]) =>
            (shown.length > 0 || group === 'open') && (
              <Panel
                key={group}
                title={t(`told.group.${group}`)}
                aside={shown.length > 0 ? String(shown.length) : undefined}
                padding="bare"
              >
                {shown.length === 0 ? (
                  <p className={classes['none']}>{t('told.nobodyNow')}</p>
                ) : (
                  <Rows label={t(`told.group.${group}`)}>
                    {shown.map((view) =>
                      view.status === 'off' ? (
                        <OffRow key={view.duty.rule.id} view={view} />
                      ) : (
                        <DutyRow
                          key={view.duty.rule.id}
                          incident={row}
                          view={view}
                          call={callOf(view.duty.rule)}
                          mayWrite={may}
                        />
                      ),
                    )}
                  </Rows>
                )}
              </Panel>
            ),
        )}
        <p className={classes['dim']}>{t('told.matrix', { source: matrix.source, edition: matrix.edition })}</p>
      </Column>
      <Column span={5}>
        <AwarePanel row={row} />
        <Questions row={row} views={views} mayAnswer={mayEditFacts(row, session)} />
        <ShortTextPanel row={row} />
      </Column>
    </Columns>
  );
}

/** Why the matrix leaves somebody out. */
function OffRow({ view }: { readonly view: DutyView }) {
  const { t } = useTranslation('incidents');
  const { say } = useNotificationRules();
  const { rule, because } = view.duty;
  const why = OFF_WORDS.find((code) => code === because);
  return (
    <Row
      compact
      title={say(`row.${rule.id}.to`)}
      sub={why === undefined ? t('told.because.fact', { question: say(`fact.${because}`) }) : t(`told.because.${why}`)}
    />
  );
}
const OFF_WORDS = ['notInForce', 'profile', 'policy', 'severity', 'type'] as const;

type QuestionsProps = {
  readonly row: RecordRow;
  readonly views: readonly DutyView[];
  readonly mayAnswer: boolean;
};

/** What decides and is not known: one press each. */
function Questions({ row, views, mayAnswer }: QuestionsProps) {
  const { t } = useTranslation(['incidents', 'common']);
  const { say } = useNotificationRules();
  const { run, isBusy, error } = useCommand();
  const asked = openFacts(views);
  const facts = asked.filter((each) => each !== 'severity' && each !== 'type');
  if (asked.length === 0) return null;
  return (
    <Panel title={t('incidents:told.decide')} aside={String(asked.length)} padding="bare">
      {error !== null && <ErrorNote error={error} />}
      {asked.length > facts.length && (
        <div className={classes['question']}>
          <p>{t('incidents:told.sortFirst')}</p>
          <Button component="a" href={`#/incidents/${row.id}/facts`}>
            {t('incidents:told.sort')}
          </Button>
        </div>
      )}
      <ul className={classes['questions']} aria-label={t('incidents:told.decide')}>
        {facts.map((fact) => (
          <li key={fact} className={classes['question']}>
            <p>{say(`fact.${fact}`)}</p>
            {mayAnswer && (
              <div className={classes['buttons']}>
                {([true, false] as const).map((isSo) => (
                  <Button
                    key={String(isSo)}
                    disabled={isBusy}
                    aria-label={`${isSo ? t('common:yes') : t('common:no')}: ${say(`fact.${fact}`)}`}
                    onClick={() => void run(() => save([factPress(row, fact, isSo)]))}
                  >
                    {isSo ? t('common:yes') : t('common:no')}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
