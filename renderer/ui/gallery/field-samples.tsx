import { useState } from 'react';
import { CheckField, SwitchField } from '../fields/check-field.tsx';
import { ChoiceCards } from '../fields/choice-cards.tsx';
import { DayField, InstantField } from '../fields/instant-field.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { PinPad } from '../fields/pin-pad.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextAreaField, TextField } from '../fields/text-field.tsx';
import { Panel } from '../layout/panel.tsx';
import classes from './gallery.module.css';

export function FieldSamples() {
  const [text, setText] = useState('Chart and permit PC');
  const [long, setLong] = useState('');
  const [count, setCount] = useState<number | null>(41_260);
  const [at, setAt] = useState<number | null>(Date.UTC(2026, 10, 22, 13, 50));
  const [on, setOn] = useState<string | null>('2026-11-22');
  const [zone, setZone] = useState<'z1' | 'z2' | null>('z1');
  const [checked, setChecked] = useState(true);
  const [choice, setChoice] = useState<'open' | 'sealed' | 'none'>('sealed');
  const [wrongPin, setWrongPin] = useState(false);
  return (
    <>
      <Panel title="Fields">
        <div className={classes['stack']}>
          <TextField label="Name" help="As on the label of the unit" value={text} onChange={setText} required />
          <TextField label="Serial number" content="code" value="9f2c-41ab" onChange={() => {}} />
          <TextField label="Locked" value="Only shore may change this" onChange={() => {}} disabled />
          <TextAreaField
            label="What happened?"
            value={long}
            onChange={setLong}
            rows={2}
            error="Write at least one sentence: what did you see?"
          />
          <NumberField label="Deadweight, t" value={count} onChange={setCount} />
          <InstantField label="When (UTC)" value={at} onChange={setAt} />
          <DayField label="Due on" value={on} onChange={setOn} />
          <SelectField
            label="Zone"
            value={zone}
            onChange={setZone}
            options={[
              { value: 'z1', label: 'Z1 Navigation' },
              { value: 'z2', label: 'Z2 Radio' },
            ]}
            clearable
          />
          <CheckField label="I have read it" checked={checked} onChange={setChecked} />
          <CheckField label="Not yet" help="Help for it" checked={false} onChange={() => {}} error="Read it first." />
          <SwitchField label="Exchange with the shore" checked={checked} onChange={setChecked} />
        </div>
      </Panel>
      <Panel title="Choices">
        <ChoiceCards
          label="Who will see it?"
          help="You can change this until you hand it in."
          required
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'open', label: 'Open', text: 'Master, then the DPA ashore.', icon: 'visible' },
            { value: 'sealed', label: 'Confidential', text: 'Only the DPA ashore.', icon: 'hidden' },
            { value: 'none', label: 'Nobody', text: 'Not on this ship.', disabled: true },
          ]}
          error="Choose who will read it."
        />
      </Panel>
      <Panel title="PIN">
        <PinPad
          label="PIN of the second officer"
          onSubmit={() => setWrongPin(true)}
          error={wrongPin ? 'The PIN is wrong. Try again slowly.' : null}
        />
      </Panel>
    </>
  );
}
