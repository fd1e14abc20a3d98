import type { ActionStory } from '../actions.ts';

/** Questions about what this ship does not have. */
export const NOT_HERE: Readonly<Record<string, string>> = {
  'A-40': 'General cargo ship, no passengers.',
  'A-41': 'General cargo ship, no network for passengers.',
};

/** What the ship wrote beside its answer; some in the words of whoever knows. */
export const ANSWER_NOTES: Readonly<Record<string, string>> = {
  'A-10': 'Looked at in the safety meeting each month. Sticks and shared passwords are what repeats.',
  'A-13': 'Makers are escorted. Agents and surveyors are the weak point.',
  'A-34': 'List comes from the inventory, 12 systems. Checked with the Chief Engineer.',
  'A-36': 'Оба ЭКНИС, РЛС и приёмники GPS проверены вторым помощником.',
  'D-22': 'USB locks, own sticks, no phones on chargers of the bridge.',
  'D-29': 'Blackout, loss of position, ransom of the office, lost link.',
  'D-41': 'Form and phone number hang in the mess. Filipino and Russian text too.',
  'D-45': 'Doer does not verify. Two came back as not effective.',
  'D-51': 'Four a year, one as an exercise with the company.',
  'P-35': 'Bagong sakay: ipinakita sa loob ng 24 oras, may pirma.',
  'P-43': '400 lines. Each is looked at once a year.',
  'P-51': 'Ten zones. One cable of the yard still passes the firewall by.',
  'P-63': 'Not aboard. Rpm and oil pressure are compared by hand with the local gauges.',
  'P-71': 'The company reads the firewall log by day, nobody at night.',
};

/** The company sees it differently, and why. */
export const SHORE_SAYS: Readonly<Record<string, readonly [level: string, remark: string]>> = {
  'P-51': ['partial', 'Not in place while the service cable is there.'],
  'D-32': ['partial', 'Three joiners have not been in a drill.'],
  'D-49': ['inPlace', 'Agreed. Seen in the backup log.'],
  'G-02': ['partial', 'Rules are written, makers have not signed them yet.'],
  'A-53': ['inPlace', 'Audit of this month seen.'],
};

/** What the company wants to reach, and how many days from today. */
export const TARGETS: Readonly<Record<string, readonly [level: string, days: number]>> = {
  'A-13': ['inPlaceWithEvidence', 60],
  'D-11': ['inPlaceWithEvidence', 90],
  'D-32': ['inPlaceWithEvidence', 45],
  'D-36': ['inPlaceWithEvidence', 60],
  'D-46': ['inPlaceWithEvidence', 120],
  'D-48': ['inPlaceWithEvidence', 90],
  'D-50': ['inPlaceWithEvidence', 90],
  'G-02': ['inPlaceWithEvidence', 60],
  'G-06': ['inPlaceWithEvidence', 120],
  'P-42': ['inPlace', 180],
  'P-45': ['inPlaceWithEvidence', 150],
  'P-51': ['inPlaceWithEvidence', 30],
  'P-52': ['inPlace', 150],
  'P-53': ['inPlaceWithEvidence', 90],
  'P-61': ['inPlace', 240],
  'P-63': ['notStarted', 365],
  'P-64': ['notStarted', 365],
  'P-71': ['inPlace', 200],
};

/** Steps of the plan that closes the gaps, by question. */
export const GAP_ACTIONS: Readonly<Record<string, readonly ActionStory[]>> = {
  'P-51': [['Firewall rule list compared with the drawing, line by line', 'ETO', 'inProgress', 11, 'improvement']],
  'D-36': [['Settings of all switches hardened after the maker’s list', 'ETO', 'open', 54, 'improvement']],
  'D-32': [['Plan of training for each rank, with dates', 'Chief Officer', 'open', 30, 'improvement']],
  'D-50': [['Try the emergency link with the big mail', 'Second Officer', 'open', -5, 'improvement']],
  'G-02': [['Rules for visits and sessions signed by all makers', 'Chief Engineer', 'inProgress', 48, 'improvement']],
  'P-45': [['List of old systems with a date for each of them', 'ETO', 'open', 77, 'improvement']],
};
