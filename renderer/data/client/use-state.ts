import type { DeliveryState, RecordRow, Session, SyncInfo, Workspace } from '../contract.ts';
import { deliveryOf } from '../delivery.ts';
import type { EngineState } from '../worker/engine-contract.ts';
import { useEngineState } from './connection.ts';

/** What is open here and whether it can be worked with. */
export function useWorkspace(): Workspace {
  return useEngineState((state) => state.workspace);
}

/** Who works, who could, and in which roles. */
export function useSession(): Session {
  return useEngineState((state) => state.session);
}

/** The vessels of the hub as last heard, for a desk. */
export function useVessels(): EngineState['vessels'] {
  return useEngineState((state) => state.vessels);
}

/** The state of sync, computed from the queue. */
export function useSync(): SyncInfo {
  return useEngineState((state) => state.sync);
}

/** Where a record stands on its way ashore; null row: a draft that is not saved. */
export function useRecordState(row: RecordRow | null): DeliveryState {
  return useEngineState((state) => (row ? deliveryOf(row, state.delivery) : 'draft'));
}
