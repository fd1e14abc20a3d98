import { useTranslation } from 'react-i18next';
import { type RecordRow, useSession, useSignOffs } from '#renderer/data/index.ts';
import { SignButton, SignOffList } from '#renderer/features/signoff/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { drillOf, drillState } from './drill-values.ts';
import classes from './drills.module.css';

/** Controller, then Master, then the shore: each signs what the one before had signed (domain.md 1). */
export function SignaturesPanel({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('drills');
  const session = useSession();
  const signOffs = useSignOffs([row.id]) ?? [];
  const standing = signOffs.filter(({ state }) => state === 'valid');
  const has = (meaning: string) => standing.some((each) => each.meaning === meaning);
  const state = drillState(row);
  const controller = session.persons.find(({ record }) => record === drillOf(row).controller) ?? null;
  const master = session.persons.find(({ roles, isGone }) => roles.includes('MASTER') && !isGone) ?? null;
  const isDebrief = session.side === 'ship' && state === 'debrief';
  const mayAcknowledge =
    session.side === 'shore' &&
    (state === 'completed' || (state === 'acknowledged' && !has('acknowledged'))) &&
    session.roles.some((role) => role === 'DPA' || role === 'CYSO');

  return (
    <Panel title={t('sign.title')}>
      <div className={classes['stack']}>
        {signOffs.length === 0 && <p className={classes['dim']}>{t('sign.none')}</p>}
        {signOffs.length > 0 && <SignOffList label={t('sign.title')} signOffs={signOffs} />}
        {isDebrief && !has('performed') && (
          <div>
            {controller === null || !controller.hasPin ? (
              <p className={classes['dim']}>{t('sign.noController')}</p>
            ) : (
              <SignButton
                record={row.id}
                meaning="performed"
                person={controller}
                isMain
                label={t('sign.controller')}
                says={t('sign.controllerSays', { name: controller.name })}
              />
            )}
          </div>
        )}
        {isDebrief &&
          (has('performed') && master !== null ? (
            <div>
              <SignButton
                record={row.id}
                meaning="approved"
                person={master}
                inRole="MASTER"
                isMain
                label={t('sign.master')}
                says={t('sign.masterSays', { name: master.name })}
                move="completed"
              />
            </div>
          ) : (
            <p className={classes['dim']}>{t('sign.order')}</p>
          ))}
        {mayAcknowledge && (
          <div>
            <SignButton
              record={row.id}
              meaning="acknowledged"
              person={null}
              isMain
              label={t('sign.shore')}
              says={t('sign.shoreSays')}
              move={state === 'completed' ? 'acknowledged' : undefined}
            />
          </div>
        )}
      </div>
    </Panel>
  );
}
