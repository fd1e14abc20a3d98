import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type RecordRow, saveFile, useWorkspace } from '#renderer/data/index.ts';
import { useMaySeeRestricted } from '#renderer/features/fields/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { LIST_FORMATS, type ListFormat } from './list-formats.ts';

type ListExportProps = {
  readonly collection: string;
  /** All rows that the list shows now, in its order, also those that are not loaded. */
  readonly load: () => Promise<readonly RecordRow[]>;
};

/** A list as filtered, as a file for a spreadsheet or another program. */
export function ListExport({ collection, load }: ListExportProps) {
  const { t } = useTranslation(['paper', 'common']);
  const { info } = useWorkspace();
  const maySee = useMaySeeRestricted();
  const { run, isBusy, error } = useCommand();

  async function save(format: ListFormat) {
    await run(async () => {
      const { listFile, MIME } = await import('./list-file.ts');
      const bytes = await listFile(format, collection, await load(), maySee);
      return saveFile(`${info?.shortCode ?? 'bulwark'}-${collection}.${format}`, bytes, MIME[format]);
    });
  }

  return (
    <>
      <Menu transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button leftSection={<Icon name="download" />} disabled={isBusy}>
            {t('common:action.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {LIST_FORMATS.map((format) => (
            <Menu.Item key={format} onClick={() => void save(format)}>
              {t(`paper:list.${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {error !== null && <ErrorNote error={error} />}
    </>
  );
}
