import { Button } from '@mantine/core';
import { useState } from 'react';
import { Banner } from '../feedback/banner.tsx';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { ErrorNote } from '../feedback/error-note.tsx';
import { Notice } from '../feedback/notice.tsx';
import { Panel } from '../layout/panel.tsx';
import classes from './gallery.module.css';

export function FeedbackSamples() {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className={classes['wide']}>
        <Panel title="Banners and notices">
          <div className={classes['stack']}>
            <Banner kind="drill" end={<Button>End drill</Button>}>
              Say “DRILL” in every message. This is not a real incident.
            </Banner>
            <Banner kind="warning">The disk of this PC is nearly full.</Banner>
            <Notice
              kind="alarm"
              title="MV TEST HORIZON: not heard for 9 d 4 h. Expected every 24 h."
              actions={<Button>Acknowledge</Button>}
            >
              This does not mean that nothing happened on board.
            </Notice>
            <Notice kind="caution">Switch the PC off only if files are being encrypted while you watch.</Notice>
            <Notice kind="info">Guidance only: the Master’s judgement overrides every step.</Notice>
          </div>
        </Panel>
      </div>
      <div className={classes['wide']}>
        <ErrorNote error={{ code: 'sync/no-link' }} action={<Button>Try again</Button>} />
      </div>
      <Panel title="Dialog">
        <Button onClick={() => setAsking(true)}>End drill</Button>
        <ConfirmDialog
          opened={asking}
          title="End the drill now?"
          confirm="End drill"
          onConfirm={() => setAsking(false)}
          onCancel={() => setAsking(false)}
        >
          Four steps are not done. They are kept as not done.
        </ConfirmDialog>
      </Panel>
    </>
  );
}
