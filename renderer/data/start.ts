/**
 * Opens the data; to be called once, before the first render. Never rejects: `useWorkspace` says what happened.
 * The platform (renderer/platform) says where this runs.
 */
export function startData(): Promise<void> {
  throw new Error('being written');
}
