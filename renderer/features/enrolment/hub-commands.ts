/**
 * The hub's own commands (shore/cli), as one types them on the machine that the hub runs on. The data layer of a desk
 * has no command for codes yet.
 */
export type EnrolFor = {
  readonly vesselId: string;
  /** Of the device's numbers: no two devices of a vessel have the same. */
  readonly letter: string;
  /** Where the ship reaches the hub. */
  readonly hubUrl: string;
  /** The staff member whose key signs; their password is asked for. */
  readonly username: string;
};

export function enrolCommand({ vesselId, letter, hubUrl, username }: EnrolFor): string {
  const file = `${vesselId}-${letter}.code.json`;
  return `npm run hub -- enrol --vessel ${vesselId} --letter ${letter} --hub-url ${hubUrl} --as ${username} --out ${file}`;
}

export function statusCommand(vesselId: string): string {
  return `npm run hub -- status --vessel ${vesselId}`;
}

export function revokeCommand(vesselId: string, replica: string, reason: string): string {
  return `npm run hub -- revoke --vessel ${vesselId} --replica ${replica} --reason "${reason}"`;
}
