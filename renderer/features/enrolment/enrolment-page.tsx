import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadAccess, useSession, useVessels, useWorkspace, type VesselAccess } from '#renderer/data/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { SelectField } from '#renderer/ui/fields/select-field.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import type { AppError } from '#shared/base/result.ts';
import { AddVesselPanel } from './add-vessel-panel.tsx';
import { CodesPanel } from './codes-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import classes from './enrolment.module.css';
import { MakeCodePanel } from './make-code-panel.tsx';
import { WaitingPanel } from './waiting-panel.tsx';

/** How a device joins a vessel, which have joined, how a lost one is shut out, and what it sent since. */
export function EnrolmentPage() {
  const { t } = useTranslation('enrolment');
  const { vessels, askedAt } = useVessels();
  const { info } = useWorkspace();
  const { staff } = useSession();
  const [chosen, setChosen] = useState<string | null>(null);
  const [loaded, setAccess] = useState<VesselAccess | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [company, setCompany] = useState<string | null>(null);
  const vesselId = chosen ?? info?.vesselId ?? vessels[0]?.vesselId ?? null;
  const access = loaded?.vesselId === vesselId ? loaded : null;
  const shown = useRef(vesselId);
  shown.current = vesselId;
  const vessel = vessels.find((each) => each.vesselId === vesselId);
  const may = staff?.may ?? [];
  const mayEnrol = may.includes('enrol');
  const print = company ?? info?.company ?? null;

  async function ask(id: string) {
    const answer = await loadAccess(id);
    if (shown.current !== id) return; // another vessel was chosen meanwhile: devices are shut out by this list
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setAccess(answer.value);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the vessel is another one
  useEffect(() => {
    setAccess(null);
    if (vesselId !== null) void ask(vesselId);
  }, [vesselId]);

  return (
    <Page title={t('title')} sub={t('sub')}>
      <Columns>
        <Column span={8}>
          {error !== null && <ErrorNote error={error} />}
          {vessels.length === 0 && askedAt !== null && <p className={classes['small']}>{t('noVessel')}</p>}
          {vessels.length === 0 && mayEnrol && <AddVesselPanel onAdded={setChosen} />}
          {vessel !== undefined && (
            <>
              {vessels.length > 1 && (
                <SelectField
                  label={t('vessel')}
                  value={vesselId}
                  onChange={setChosen}
                  options={vessels.map((each) => ({
                    value: each.vesselId,
                    label: `${each.name}, IMO ${each.imoNumber}`,
                  }))}
                  searchable={vessels.length > 10}
                />
              )}
              <MakeCodePanel
                key={vessel.vesselId}
                vesselId={vessel.vesselId}
                vesselName={vessel.name}
                hubUrl={info?.hubUrl ?? null}
                usedLetters={access?.usedLetters ?? []}
                mayMake={mayEnrol}
                onMade={(made) => {
                  setCompany(made.company);
                  void ask(vessel.vesselId);
                }}
              />
              {access !== null && (
                <>
                  <DevicesPanel access={access} mayRevoke={may.includes('revoke')} onChanged={setAccess} />
                  <WaitingPanel access={access} mayAdmit={may.includes('admit')} onChanged={setAccess} />
                </>
              )}
            </>
          )}
        </Column>
        <Column span={4}>
          {vessels.length > 0 && mayEnrol && <AddVesselPanel onAdded={setChosen} />}
          {access !== null && <CodesPanel codes={access.codes} />}
          <Panel title={t('company.title')}>
            {print !== null && (
              <p className={classes['fingerprint']}>
                <bdi>{print}</bdi>
              </p>
            )}
            <p className={classes['small']}>{t(print === null ? 'company.open' : 'company.words')}</p>
          </Panel>
          <Panel title={t('why.title')}>
            <p className={classes['small']}>{t('why.words')}</p>
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}
