import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, useRecords } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { registerOf } from '#shared/domain/advisory-assets.ts';
import { heldAdvisories } from '#shared/domain/advisory-held.ts';
import { answerOf, concernsOf } from './advisory-values.ts';

const MESSAGES = { collection: 'message', where: { kind: 'advisoryBundle' } } as const;
/** More than any ship holds. */
const ALL = { from: 0, count: 1000 } as const;

/** The advisories that may concern a system, and what was said to each. Nothing is shown where there are none. */
export function AdvisoriesAbout({ asset }: { readonly asset: RecordRow }) {
  const { t } = useTranslation('advisories');
  const words = useFieldWords();
  const messages = useRecords(MESSAGES, ALL).rows;
  const answers = useRecords({ collection: 'advisoryMatch', where: { asset: asset.id } }, ALL).rows;
  // Bundles are read whole: not at every tick of the page.
  const found = useMemo(() => {
    const register = registerOf([asset]);
    return heldAdvisories(messages).flatMap((advisory) =>
      concernsOf(advisory, [asset], register, answers).map((concern) => ({ advisory, concern })),
    );
  }, [messages, asset, answers]);
  if (found.length === 0) return null;
  return (
    <Panel title={t('title')} aside={found.length} padding="bare">
      <Rows label={t('title')}>
        {found.map(({ advisory: { id, title }, concern: { isOpen, answer } }) => (
          <Row
            key={id}
            compact
            title={
              <a href={`#/advisories/${encodeURIComponent(id)}`}>
                <bdi>{title}</bdi>
              </a>
            }
            sub={<bdi>{id}</bdi>}
            end={
              <StatusMark kind={isOpen ? 'pending' : 'done'}>
                {isOpen || answer === null
                  ? t('notAnswered')
                  : words.code('advisoryMatch', 'status', answerOf(answer).status ?? 'open')}
              </StatusMark>
            }
          />
        ))}
      </Rows>
    </Panel>
  );
}
