import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, transition, useSession } from '#renderer/data/index.ts';
import { ReasonDialog } from '#renderer/ui/feedback/reason-dialog.tsx';
import { movesOf } from '#shared/domain/moves.ts';

const ASIDE = ['refused', 'cancelled'] as const;

/** A visit that does not take place: refused by who would allow it, or called off; with the reason. */
export function SetAside({ row }: { readonly row: RecordRow }) {
  const { t } = useTranslation('visits');
  const session = useSession();
  const [asked, setAsked] = useState<(typeof ASIDE)[number]>('cancelled');
  const [isOpen, setOpen] = useState(false);
  const moves = movesOf(row, session);
  const offered = ASIDE.filter((to) => moves.includes(to));
  if (offered.length === 0) return null;
  return (
    <>
      {offered.map((to) => (
        <Button
          key={to}
          variant="subtle"
          onClick={() => {
            setAsked(to);
            setOpen(true);
          }}
        >
          {t(`aside.${to}.button`)}
        </Button>
      ))}
      <ReasonDialog
        opened={isOpen}
        title={t(`aside.${asked}.title`, { name: row.title })}
        text={t('aside.text')}
        confirm={t(`aside.${asked}.button`)}
        onClose={() => setOpen(false)}
        onGiven={(reason) => transition(row, asked, { reason })}
      />
    </>
  );
}
