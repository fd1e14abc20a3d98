import { Button, Checkbox } from '@mantine/core';
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
import { attendeePress, crewOf } from './plan-draft.ts';

type AttendancePanelProps = {
  readonly drill: RecordRow;
  readonly attendance: readonly RecordRow[];
  /** After the drill each person acknowledges their part by PIN. */
  readonly canSign: boolean;
  readonly isReadOnly?: boolean;
};

/** Who is there; after the drill, who has acknowledged it by PIN. */
export function AttendancePanel({ drill, attendance, canSign, isReadOnly = false }: AttendancePanelProps) {
  const { t } = useTranslation('drills');
  const { persons } = useSession();
  const { run, isBusy, error } = useCommand();
  const [added, setAdded] = useState<string | null>(null);
  const present = attendance.filter((row) => attendanceOf(row).present === true).length;
  const known = new Set(attendance.map((row) => attendanceOf(row).person));
  const others = crewOf(persons).filter(({ record }) => !known.has(record));

  function add() {
    const person = persons.find(({ record }) => record === added);
    if (person === undefined) return;
    const isController = drillOf(drill).controller === person.record;
    const [draft] = attendeePress(drill.id, person, isController, null);
    if (draft === undefined) return;
    setAdded(null);
    void run(() => save([{ ...draft, values: { ...draft.values, present: true } }]));
  }

  return (
    <Panel
      title={t('attendance.title')}
      aside={t('attendance.present', { count: present, all: attendance.length })}
      padding="bare"
      scrolls
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
            options={others.map(({ record, name, rank }) => ({
              value: record,
              label: rank === null ? name : `${rank}, ${name}`,
            }))}
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
  const { persons } = useSession();
  const { run, error } = useCommand();
  const { name, rank, part, present, person: record, absentReason } = attendanceOf(row);
  const person = persons.find((each) => each.record === record) ?? null;
  const signed = useSignOffs([row.id])?.find(({ state }) => state === 'valid' || state === 'changed');
  const who = name ?? person?.name ?? '';

  function set(isPresent: boolean) {
    void run(() =>
      save([{ record: row.id, collection: 'drillAttendance', loaded: row, values: { present: isPresent } }]),
    );
  }

  return (
    <li className={classes['person']}>
      {isReadOnly || signed !== undefined ? (
        <span className={classes['who']}>
          <bdi className={classes['name']}>{who}</bdi>
          <span className={classes['small']}>
            {[rank, words.part(part), present === true ? t('attendance.there') : (absentReason ?? t('attendance.away'))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ) : (
        <Checkbox
          className={classes['check']}
          checked={present === true}
          onChange={(event) => set(event.currentTarget.checked)}
          label={<bdi>{who}</bdi>}
          description={[rank, words.part(part)].filter(Boolean).join(' · ')}
        />
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
      {error !== null && <ErrorNote error={error} />}
    </li>
  );
}
