/** Kept while a second copy is taken over: what the journal holds then is only its beginning. */
export const IS_RESTORING = 'is-restoring';
/** Kept by the device once somebody of the staff has signed in on it. */
export const IS_DESK = 'is-desk';
