import { useTranslation } from 'react-i18next';
import { type RecordRow, useChildren, useSession } from '#renderer/data/index.ts';
import { RecordSection } from '#renderer/features/section/index.ts';
import { useAuthor } from '#renderer/features/session/index.ts';
import { mayCheckEffect, mayWorkOn } from './report-values.ts';

const PREVENTION = ['preventiveAction', 'similarElsewhere', 'smsChange', 'training', 'lessons'] as const;
const EFFECT = ['effectivenessResult', 'effectivenessMethod', 'effectivenessOn', 'effectivenessByName'] as const;
const SHIP_WHO = ['owner'] as const;
const SHORE_WHO = ['owner', 'dueOn', 'extendedToOn', 'extensionReason', 'verifier'] as const;

type SectionProps = { readonly row: RecordRow };

/** What keeps it from happening again, here and on sister ships. */
export function PreventionPanel({ row }: SectionProps) {
  const { t } = useTranslation('reports');
  const session = useSession();
  return (
    <RecordSection
      row={row}
      title={t('prevention.title')}
      fields={PREVENTION}
      mayEdit={mayWorkOn(row, session)}
      empty={t('prevention.none')}
    />
  );
}

/** Somebody else than who put it right looks whether it helped. */
export function EffectPanel({ row }: SectionProps) {
  const { t } = useTranslation('reports');
  const session = useSession();
  const author = useAuthor();
  const actions = useChildren(row.id, 'action') ?? [];
  return (
    <RecordSection
      row={row}
      title={t('effect.title')}
      fields={EFFECT}
      inputs={['effectivenessResult', 'effectivenessMethod', 'effectivenessOn']}
      mayEdit={mayCheckEffect(row, actions, session)}
      empty={t('effect.none')}
      help={{ effectivenessMethod: t('effect.methodHelp') }}
      also={() => ({
        effectivenessByName: author?.name ?? null,
        ...(author?.record ? { effectivenessBy: author.record } : {}),
      })}
    />
  );
}

/** Who puts it right; the day and who checks are granted by the company. */
export function WhoPanel({ row }: SectionProps) {
  const { t } = useTranslation('reports');
  const session = useSession();
  return (
    <RecordSection
      row={row}
      title={t('who.title')}
      fields={SHORE_WHO}
      inputs={session.side === 'shore' ? SHORE_WHO : SHIP_WHO}
      mayEdit={mayWorkOn(row, session)}
      empty={t('who.none')}
      help={{ owner: t('who.ownerHelp'), verifier: t('who.verifierHelp'), extensionReason: t('who.extensionHelp') }}
    />
  );
}
