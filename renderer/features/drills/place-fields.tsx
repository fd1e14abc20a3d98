import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RecordRow, save } from '#renderer/data/index.ts';
import { useFieldWords } from '#renderer/features/fields/index.ts';
import { hasWrongInput, useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { NumberField } from '#renderer/ui/fields/number-field.tsx';
import { TextField } from '#renderer/ui/fields/text-field.tsx';
import { drillOf } from './drill-values.ts';
import classes from './drills.module.css';

/** Where the ship is while the drill is held: a port, or a position. Saved when a field is left. */
export function PlaceFields({ drill }: { readonly drill: RecordRow }) {
  const { t } = useTranslation('drills');
  const words = useFieldWords();
  const held = drillOf(drill);
  const [port, setPort] = useState(held.port ?? '');
  const [latDeg, setLat] = useState<number | null>(held.latDeg ?? null);
  const [lonDeg, setLon] = useState<number | null>(held.lonDeg ?? null);
  const { run, error } = useCommand();
  const place = useRef<HTMLDivElement>(null);
  const isWrong = Math.abs(latDeg ?? 0) > 90 || Math.abs(lonDeg ?? 0) > 180;

  function keep() {
    if (isWrong || hasWrongInput(place.current)) return;
    const values = { port: port.trim() || null, latDeg, lonDeg };
    void run(() => save([{ record: drill.id, collection: 'drill', loaded: drill, values }]));
  }

  return (
    <div className={`${classes['form']} ${classes['gap']}`} ref={place}>
      <TextField label={words.label('drill', 'port')} value={port} onChange={setPort} onBlur={keep} />
      <div className={classes['pair']}>
        <NumberField label={words.label('drill', 'latDeg')} value={latDeg} onChange={setLat} onBlur={keep} />
        <NumberField
          label={words.label('drill', 'lonDeg')}
          value={lonDeg}
          onChange={setLon}
          onBlur={keep}
          error={isWrong ? t('ready.positionWrong') : null}
        />
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
