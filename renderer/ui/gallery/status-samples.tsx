import { Icon } from '../icons/icon.tsx';
import { ICON_SOURCES, type IconName } from '../icons/icon-names.ts';
import { Panel } from '../layout/panel.tsx';
import { MARK_KINDS } from '../status/mark.tsx';
import { RECORD_STATES, RecordState } from '../status/record-state.tsx';
import { RecordStepper } from '../status/record-stepper.tsx';
import { StatusMark } from '../status/status-mark.tsx';
import classes from './gallery.module.css';

const ICONS = Object.keys(ICON_SOURCES) as readonly IconName[];

export function StatusSamples() {
  return (
    <>
      <Panel title="Marks">
        <div className={classes['wrap']}>
          {MARK_KINDS.map((kind) => (
            <StatusMark key={kind} kind={kind}>
              {kind}
            </StatusMark>
          ))}
          <StatusMark kind="half" framed>
            framed
          </StatusMark>
          <StatusMark kind="warning" shapeOnly>
            only the shape is seen
          </StatusMark>
        </div>
      </Panel>
      <Panel title="Record states">
        <div className={classes['wrap']}>
          {RECORD_STATES.map((state) => (
            <RecordState key={state} state={state} />
          ))}
        </div>
      </Panel>
      <Panel title="Where it is now">
        <RecordStepper current="sent" notes={{ sent: 'Packet 0017', queued: 'At 14:02 UTC' }} />
      </Panel>
      <div className={classes['wide']}>
        <Panel title="Icons">
          <div className={classes['wrap']}>
            {ICONS.map((name) => (
              <div key={name} className={classes['icon']}>
                <Icon name={name} size={24} />
                {name}
              </div>
            ))}
          </div>
        </Panel>
      </div>
    </>
  );
}
