/** `parent` of a kind whose records hang under records of any collection; the parent's id names which. */
export const ANY_PARENT = '*';
