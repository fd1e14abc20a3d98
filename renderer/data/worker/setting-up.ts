import { toHex } from '#shared/base/bytes.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { validateRecord } from '#shared/domain/validate.ts';
import { replicaIdOf } from '#shared/oplog/record-id.ts';
import { newPersonKey } from '#shared/sync/persons.ts';
import { newRecoveryWords, wrapForRecovery } from '#shared/sync/persons-recovery.ts';
import type { NewVessel, Progress } from '../contract.ts';
import type { EngineHost } from './host.ts';
import { BY_THE_APP } from './permits.ts';
import { alone, saveDrafts } from './saving.ts';
import { checkPin, PersonSession, personValues, pinSet } from './session.ts';
import {
  BELONGING_META,
  belongingValue,
  KEYS_META,
  type OpenWorkspace,
  openWorkspace,
  ownBelonging,
} from './workspace.ts';

/** Database of the one vessel that a vessel device has; fixed, so that it is found when all else is lost. */
export const VESSEL_WORKSPACE = 'vessel';

export type MadeVessel = {
  readonly workspace: OpenWorkspace;
  readonly session: PersonSession;
  readonly recoveryWords: readonly string[];
};

type Events = {
  readonly onProgress: (progress: Progress | null) => void;
  readonly onBehind: (isBehind: boolean) => void;
};

/** Makes a vessel that needs nobody ashore, ever. Nothing is kept when it fails. */
export async function makeVessel(host: EngineHost, vessel: NewVessel, events: Events): Promise<Result<MadeVessel>> {
  const values = vesselValues(vessel);
  const valid = validateRecord('vessel', values);
  if (!valid.ok) return valid;
  const pin = checkPin(vessel.pin);
  if (!pin.ok) return pin;
  const person = { ...vessel.person, roles: [...new Set(['MASTER', ...vessel.person.roles])] };
  const named = validateRecord('person', { name: person.name, rank: person.rank ?? null, roles: person.roles });
  if (!named.ok) return fail(named.error.code, { ...named.error.params, of: 'person' });
  // As fleets name their vessels: then a later enrolment finds the same id.
  const belonging = ownBelonging(`imo${valid.value.imoNumber}`, vessel.name);
  const opened = await openWorkspace(host, { id: VESSEL_WORKSPACE, role: 'vessel', fresh: belonging, ...events });
  if (!opened.ok) return opened;
  const workspace = opened.value;
  if (workspace.replica.meta(BELONGING_META) !== undefined) {
    workspace.close();
    return fail('enrol/already-enrolled');
  }
  const key = newPersonKey(host.random);
  const recoveryWords = newRecoveryWords(host.random);
  const session = new PersonSession(host, workspace);
  const saved = await alone(host, workspace, async () => {
    const record = await workspace.replica.newRecordId('person');
    const recovery = wrapForRecovery(key, recoveryWords, host.random);
    const meta = {
      ...(await session.pinEntry(key, pin.value)),
      [BELONGING_META]: belongingValue(belonging),
      [KEYS_META]: [workspace.replica.publicKey],
    };
    const result = await saveDrafts(
      workspace,
      [
        {
          record,
          collection: 'person',
          values: { ...personValues(person, key), ...pinSet('given', record, host.clock.now()), recovery },
          loaded: null,
        },
        { collection: 'vessel', values: valid.value, loaded: null },
      ],
      record,
      BY_THE_APP,
      meta,
    );
    if (result.ok) session.enter(record, key);
    return result;
  });
  if (saved.ok) return ok({ workspace, session, recoveryWords });
  workspace.close();
  return saved;
}

function vesselValues({
  name,
  imoNumber,
  flag,
  type,
  trade,
  workingLanguage,
  flagLanguage,
  shortCode,
  shipTimeOffsetMin,
}: NewVessel) {
  return { name, imoNumber, flag, type, trade, workingLanguage, flagLanguage, shortCode, shipTimeOffsetMin };
}

/** What shore shows for this device among others: no name of a person, nothing that identifies the PC. */
export function deviceLabel(publicKey: Uint8Array): string {
  return `${replicaIdOf(publicKey).slice(0, 4)}-${toHex(publicKey).slice(0, 4)}`;
}
