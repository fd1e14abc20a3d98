import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { useRecord } from '#renderer/data/index.ts';
import { RefTitle, recordHref } from '#renderer/features/fields/index.ts';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { isConfidential } from '#shared/domain/report.ts';
import { ActionForm } from './action-form.tsx';
import { useNewAction } from './use-new-action.ts';

/** A new action: on its own, or from the record that the address names. */
export function NewActionPage() {
  const { t } = useTranslation(['actions', 'ui']);
  const { source: id } = useParams<{ source?: string }>();
  const [, navigate] = useLocation();
  const found = useRecord(id ?? null);
  const source = found ?? null;
  const { draft, make, isBusy, error } = useNewAction(source);
  if (draft.value === null || (id !== undefined && found === undefined))
    return <p role="status">{t('ui:shell.loading')}</p>;
  const isNamed = source !== null && !isConfidential(source.values);
  const back = (isNamed ? recordHref(source.id) : null)?.slice(1) ?? '/actions';

  return (
    <Page
      title={t('actions:new.title')}
      sub={
        isNamed ? (
          <>
            {t('actions:new.from')} <RefTitle record={source.id} />
          </>
        ) : (
          t('actions:new.alone')
        )
      }
    >
      <Panel padding="reading">
        <ActionForm
          draft={draft.value}
          takesFocus
          onChange={(change) => draft.set((before) => ({ ...before, ...change }))}
          submit={t('actions:panel.make')}
          onSubmit={async () => {
            const made = await make();
            if (made !== null) navigate(`/actions/${made}`, { replace: true });
          }}
          onCancel={async () => {
            await draft.clear();
            navigate(back);
          }}
          isBusy={isBusy}
          error={error}
        />
      </Panel>
    </Page>
  );
}
