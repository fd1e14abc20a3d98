import type { IpcHandlers } from '#shared/ipc/contract.ts';
import type { Services } from '../services.ts';

export function secretHandlers({ secrets }: Services) {
  return {
    'secret:get': ({ name }) => secrets.get(name),
    'secret:set': ({ name, bytes }) => secrets.set(name, bytes),
  } satisfies Partial<IpcHandlers>;
}
