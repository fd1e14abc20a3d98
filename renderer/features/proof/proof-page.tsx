import { useTranslation } from 'react-i18next';
import { useWorkspace } from '#renderer/data/index.ts';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { CompanyPanel } from './company-panel.tsx';
import { ExportPanel } from './export-panel.tsx';
import { MeaningPanel } from './meaning-panel.tsx';
import { RebuildPanel } from './rebuild-panel.tsx';
import { VerifyPanel } from './verify-panel.tsx';

/** Whether the log is whole and unchanged, checked here and now; and how somebody outside checks it without us. */
export function ProofPage() {
  const { t } = useTranslation('proof');
  const { info } = useWorkspace();
  return (
    <Page title={t('title')} sub={t('sub')}>
      <Columns>
        <Column span={8}>
          <VerifyPanel />
          <ExportPanel />
        </Column>
        <Column span={4}>
          <CompanyPanel info={info} />
          <MeaningPanel />
          <RebuildPanel />
        </Column>
      </Columns>
    </Page>
  );
}
