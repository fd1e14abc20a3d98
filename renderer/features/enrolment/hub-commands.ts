/**
 * The hub's own commands (shore/cli), as one types them on the machine that the hub runs on. Codes are made there
 * because a code needs a key that the desk does not hold.
 */
export function enrolCommand(vesselId: string): string {
  return `npm run hub -- enrol --vessel ${vesselId}`;
}

export function revokeCommand(vesselId: string): string {
  return `npm run hub -- revoke --vessel ${vesselId}`;
}
