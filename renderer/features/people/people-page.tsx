import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Person, useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { PrintButton } from '#renderer/features/paper/index.ts';
import { languageNames } from '#renderer/i18n/languages.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { DataTable } from '#renderer/ui/table/data-table.tsx';
import { TwoLines } from '#renderer/ui/table/two-lines.tsx';
import { AddPerson } from './add-person.tsx';
import classes from './people.module.css';
import { PersonPanel } from './person-panel.tsx';

type Shown =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'person'; readonly record: string };

/** Who is aboard, in which roles, and who can unlock this PC. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const words = useFieldWords();
  const { persons, may, person: self } = useSession();
  const [shown, setShown] = useState<Shown>({ kind: 'none' });
  const [withGone, setWithGone] = useState(false);
  const formats = useFormats();
  const mayManage = may.includes('crewKeep');
  const gone = persons.filter(({ isGone }) => isGone).length;
  const listed = withGone ? persons : persons.filter(({ isGone }) => !isGone);
  const secondLine = ({ rank, crewId }: Person) =>
    [rank, crewId === null ? null : `${words.label('person', 'crewId')} ${crewId}`].filter(Boolean).join(' · ') ||
    undefined;
  const chosen = shown.kind === 'person' ? persons.find(({ record }) => record === shown.record) : undefined;

  return (
    <Page
      title={t('title')}
      sub={mayManage ? t('sub', { count: persons.length - gone }) : t('subReader', { count: persons.length - gone })}
      actions={
        <>
          <Button component="a" href="#/people/rights" variant="subtle" leftSection={<Icon name="key" />}>
            {t('rights.open')}
          </Button>
          {gone > 0 && (
            <Button variant="subtle" onClick={() => setWithGone(!withGone)} aria-pressed={withGone}>
              {withGone ? t('hideGone') : t('showGone', { count: gone })}
            </Button>
          )}
          <PrintButton papers={[{ kind: 'acknowledgementList' }, { kind: 'familiarisationSheet' }]} />
          {mayManage && shown.kind !== 'add' && (
            <Button variant="filled" leftSection={<Icon name="add" />} onClick={() => setShown({ kind: 'add' })}>
              {t('add.open')}
            </Button>
          )}
        </>
      }
      fill
    >
      <Columns>
        <Column span={8} rows="1fr">
          <Panel padding="bare">
            <DataTable<Person>
              label={t('title')}
              rows={listed}
              keyOf={keyOf}
              selectedKey={chosen?.record ?? null}
              onOpen={({ record }) => setShown({ kind: 'person', record })}
              leastWidthPx={712}
              columns={[
                {
                  id: 'name',
                  header: t('column.name'),
                  width: 'minmax(150px, 2fr)',
                  cell: (each) => (
                    <TwoLines
                      first={
                        <>
                          <bdi>{each.name}</bdi>
                          {each.record === self?.record ? ` · ${t('you')}` : ''}
                        </>
                      }
                      second={secondLine(each)}
                    />
                  ),
                  sortBy: ({ name }) => name,
                },
                {
                  id: 'roles',
                  header: t('column.roles'),
                  width: 'minmax(130px, 2fr)',
                  cell: (each) => each.roles.map(words.role).join(', ') || t('noRole'),
                },
                {
                  id: 'languages',
                  header: t('column.languages'),
                  width: 'minmax(100px, 1fr)',
                  cell: (each) => languageNames(each.languages).join(', ') || t('noLanguage'),
                },
                {
                  id: 'aboard',
                  header: t('column.aboard'),
                  width: '114px',
                  sortBy: ({ signedOnOn }) => signedOnOn ?? '',
                  cell: (each) =>
                    each.signedOffOn !== null
                      ? t('left', { day: formats.day(each.signedOffOn) })
                      : each.signedOnOn === null
                        ? t('noLanguage')
                        : formats.day(each.signedOnOn),
                },
                {
                  id: 'pin',
                  header: t('column.pin'),
                  width: '138px',
                  cell: (each) =>
                    each.isGone ? (
                      <StatusMark kind="failed">{t('gone')}</StatusMark>
                    ) : (
                      <StatusMark kind={each.hasPin ? 'done' : 'pending'}>
                        {each.hasPin ? t('hasPin') : t('noPin')}
                      </StatusMark>
                    ),
                },
              ]}
              empty={<EmptyState why={t('empty')} />}
            />
          </Panel>
        </Column>
        <Column span={4}>
          {shown.kind === 'add' ? (
            <AddPerson onDone={(record) => setShown(record === null ? { kind: 'none' } : { kind: 'person', record })} />
          ) : chosen === undefined ? (
            <Panel>
              <p className={classes['quiet']}>{t('choose')}</p>
            </Panel>
          ) : (
            <PersonPanel key={chosen.record} person={chosen} />
          )}
        </Column>
      </Columns>
    </Page>
  );
}

function keyOf(person: Person): string {
  return person.record;
}
