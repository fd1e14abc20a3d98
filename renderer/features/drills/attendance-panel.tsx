import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save, useSession, useSignOffs } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { SignButton } from '#renderer/features/signoff/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { attendanceOf, drillOf } from './drill-values.ts';
import { useDrillWords } from './drill-words.ts';
import classes from './drills.module.css';
import { type AttendeePart, attendeePress, crewOf } from './plan-draft.ts';
import { SavedCheck } from './saved-check.tsx';
import { SavedText } from './saved-text.tsx';
import { useRankOf, useWho } from './use-who.ts';

/** Who comes in beside the plan. */
const ADDED_AS = ['participant', 'observer', 'safetyOfficer'] as const;

type AttendancePanelProps = {
  readonly drill: RecordRow;
  readonly attendance: readonly RecordRow[];
  /** After the drill each person acknowledges their part by PIN. */
  readonly canSign: boolean;
  readonly isReadOnly?: boolean;
  /** As high as its column; else as high as what is in it. */
  readonly fills?: boolean;
};

/** Who is there; after the drill, who has acknowledged it by PIN. */
export function AttendancePanel({
  drill,
  attendance,
  canSign,
  isReadOnly = false,
  fills = false,
}: AttendancePanelProps) {
  const { t } = useTranslation('drills');
  const { persons } = useSession();
  const { run, isBusy, error } = useCommand();
  const [added, setAdded] = useState<string | null>(null);
  const [part, setPart] = useState<AttendeePart>('participant');
  const words = useDrillWords();
  const nameOf = useWho();
  const present = attendance.filter((row) => attendanceOf(row).present === true).length;
  const known = new Set(attendance.map((row) => attendanceOf(row).person));
  const others = crewOf(persons).filter(({ record }) => !known.has(record));

  function add() {
    const person = persons.find(({ record }) => record === added);
    if (person === undefined) return;
    const isController = drillOf(drill).controller === person.record;
    const [draft] = attendeePress(drill.id, person, isController ? 'controller' : part, null);
    if (draft === undefined) return;
    setAdded(null);
    void run(() => save([{ ...draft, values: { ...draft.values, present: true } }]));
  }

  return (
    <Panel
      title={t('attendance.title')}
      aside={t('attendance.present', { count: present, all: attendance.length })}
      padding="bare"
      scrolls={fills}
    >
      {error !== null && <ErrorNote error={error} />}
      <ul className={classes['people']} aria-label={t('attendance.title')}>
        {attendance.map((row) => (
          <Attendee key={row.id} row={row} canSign={canSign} isReadOnly={isReadOnly} />
        ))}
      </ul>
      {!isReadOnly && others.length > 0 && (
        <div className={classes['addOne']}>
          <SelectField
            label={t('attendance.another')}
            value={added}
            onChange={setAdded}
            options={others.map((each) => ({ value: each.record, label: nameOf(each) }))}
          />
          <SelectField
            label={t('attendance.part')}
            value={part}
            onChange={(next) => next && setPart(next)}
            options={ADDED_AS.map((each) => ({ value: each, label: words.part(each) }))}
          />
          <Button onClick={add} disabled={added === null || isBusy}>
            {t('attendance.add')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

type AttendeeProps = { readonly row: RecordRow; readonly canSign: boolean; readonly isReadOnly: boolean };

function Attendee({ row, canSign, isReadOnly }: AttendeeProps) {
  const { t } = useTranslation('drills');
  const words = useDrillWords();
  const rankOf = useRankOf();
  const { persons } = useSession();
  const { name, rank, part, present, person: record, absentReason } = attendanceOf(row);
  const person = persons.find((each) => each.record === record) ?? null;
  const signed = useSignOffs([row.id])?.find(({ state }) => state === 'valid' || state === 'changed');
  const who = name ?? person?.name ?? '';
  const stands = rank ?? (person === null ? null : rankOf(person));

  return (
    <li className={classes['person']}>
      {isReadOnly || signed !== undefined ? (
        <span className={classes['who']}>
          <bdi className={classes['name']}>{who}</bdi>
          <span className={classes['small']}>
            {[
              stands,
              words.part(part),
              present === true ? t('attendance.there') : (absentReason ?? t('attendance.away')),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ) : (
        <SavedCheck
          checked={present === true}
          label={<bdi>{who}</bdi>}
          description={[stands, words.part(part)].filter(Boolean).join(' · ')}
          draftOf={(isPresent) => ({
            record: row.id,
            collection: 'drillAttendance',
            loaded: row,
            values: { present: isPresent },
          })}
        />
      )}
      {canSign && !isReadOnly && signed === undefined && present !== true && (
        <SavedText row={row} field="absentReason" label={`${t('attendance.why')}: ${who}`} rows={1} />
      )}
      {signed !== undefined ? (
        <StatusMark kind={signed.state === 'valid' ? 'done' : 'caution'}>
          {signed.state === 'valid' ? t('attendance.signed') : t('attendance.changed')}
        </StatusMark>
      ) : (
        canSign &&
        present === true &&
        person !== null &&
        (person.hasPin ? (
          <SignButton
            record={row.id}
            meaning="attended"
            person={person}
            label={t('attendance.sign')}
            says={t('attendance.says')}
            about={who}
          />
        ) : (
          <span className={classes['small']}>{t('attendance.noPin')}</span>
        ))
      )}
    </li>
  );
}
