import type { IconName } from '#renderer/ui/icons/icon-names.ts';

/** One page in the navigation. The app lists only pages that exist for this role. */
export type NavItem = {
  readonly id: string;
  /** From the `nav` texts. */
  readonly label: string;
  readonly icon: IconName;
  readonly href: string;
  /** How many things wait there; 0 shows nothing. */
  readonly waiting?: number;
  /** `foot` stands apart at the end: settings. */
  readonly place?: 'main' | 'foot';
};
