import { useCallback, useEffect, useState } from 'react';
import { type DeliveryState, type RecordRow, useRecordState } from '#renderer/data/index.ts';

type States = ReadonlyMap<string, DeliveryState>;
type OnState = (record: string, state: DeliveryState) => void;

/** States of many records by their id, gathered from {@link DeliveryProbes}. */
export function useDeliveryStates(): readonly [States, OnState] {
  const [states, setStates] = useState<States>(new Map());
  const report = useCallback<OnState>(
    (record, state) =>
      setStates((before) => (before.get(record) === state ? before : new Map(before).set(record, state))),
    [],
  );
  return [states, report];
}

type DeliveryProbesProps = { readonly rows: readonly RecordRow[]; readonly onState: OnState };

/**
 * Asks each record where it stands. The state is computed from the queue and stands in no index, so a list is narrowed
 * by it only after asking; mounted while somebody filters by it.
 */
export function DeliveryProbes({ rows, onState }: DeliveryProbesProps) {
  return rows.map((row) => <Probe key={row.id} row={row} onState={onState} />);
}

function Probe({ row, onState }: { readonly row: RecordRow; readonly onState: OnState }) {
  const state = useRecordState(row);
  const { id } = row;
  useEffect(() => onState(id, state), [id, state, onState]);
  return null;
}
