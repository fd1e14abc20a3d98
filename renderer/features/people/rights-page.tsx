import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { VisuallyHidden } from '#renderer/ui/visually-hidden.tsx';
import roleRights from '#resources/rules/role-rights.json' with { type: 'json' };
import { assert } from '#shared/base/assert.ts';
import type { Side } from '#shared/domain/kind.ts';
import { holdersOf, type RoleRight, readRoleRights } from '#shared/domain/role-rights.ts';
import { rolesOf } from '#shared/domain/roles.ts';
import classes from './people.module.css';

const read = readRoleRights(roleRights);
assert(read.ok, 'role-rights.json fits its shape: check:content says so');
const RIGHTS = read.value;
const ABOARD = rolesOf('ship');

/** A key that is made from data: the content check knows that there is a text. */
type Say = (key: string, options?: Readonly<Record<string, unknown>>) => string;

/** Who may do what, by role, as the worker enforces it; where each right comes from. */
export function RightsPage() {
  const { t } = useTranslation('people');
  const say = t as unknown as Say;
  const words = useFieldWords();
  const { may } = useSession();
  const short = (side: Side, row: RoleRight) => {
    if (row[side] === 'everybody') return t('rights.everybody');
    return holdersOf(row, side).map(words.role).join(', ') || t('rights.nobody');
  };
  return (
    <Page
      title={t('rights.title')}
      sub={t('rights.sub')}
      actions={
        <Button component="a" href="#/people" variant="subtle" leftSection={<Icon name="back" />}>
          {t('rights.back')}
        </Button>
      }
    >
      <Panel
        padding="bare"
        title={t('rights.aboard')}
        aside={`${t('rights.mine')}: ${t('rights.mineText', { count: may.length, all: RIGHTS.rows.length })}`}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
        <section className={classes['wide']} tabIndex={0} aria-label={t('rights.title')}>
          <Table aria-label={t('rights.title')} className={classes['rights'] ?? ''}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('rights.what')}</Table.Th>
                {ABOARD.map((role) => (
                  <Table.Th key={role} className={classes['cell'] ?? ''}>
                    <abbr title={words.role(role)}>{role}</abbr>
                  </Table.Th>
                ))}
                <Table.Th>{t('rights.ashore')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {RIGHTS.rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Th scope="row">
                    {say(`right.${row.capability}`)}
                    <span className={classes['small']}>{say(`rightNote.${row.capability}`, { defaultValue: '' })}</span>
                    <span className={classes['small']}>
                      {t('rights.sourceOf', { source: row.source, edition: row.edition })}
                      {row.unverified ? ` · ${t('rights.unverified')}` : ''}
                    </span>
                  </Table.Th>
                  {ABOARD.map((role) => {
                    const has = row.ship === 'everybody' || row.ship.includes(role);
                    return (
                      <Table.Td key={role} className={classes['cell'] ?? ''}>
                        {has && <Icon name="check" size={20} />}
                        <VisuallyHidden>{t(has ? 'rights.yes' : 'rights.no')}</VisuallyHidden>
                      </Table.Td>
                    );
                  })}
                  <Table.Td className={classes['ashore'] ?? ''}>{short('shore', row)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      </Panel>
    </Page>
  );
}
