import type { ActionStory } from '../actions.ts';

/** Key of the point in resources/rules/review-guides.json; a finding has its action. */
type Point = readonly [key: string, result: 'good' | 'finding' | 'notApplicable', note: string, action?: ActionStory];

export type ReviewStory = {
  readonly key: string;
  readonly kind: 'internalAudit' | 'masterReview';
  readonly title: string;
  readonly remit: string;
  /** Days since it began, and hours that it took; null: still running. */
  readonly days: number;
  readonly hours: number | null;
  /** Ashore; absent: the Master. */
  readonly auditor?: readonly [name: string, role: string];
  readonly conclusion?: string;
  readonly shoreRemark?: string;
  readonly points: readonly Point[];
};

const AUDITOR = ['M. Okafor', 'FCM'] as const;

/** The oldest first. */
export const REVIEWS: readonly ReviewStory[] = [
  {
    key: 'audit last year',
    kind: 'internalAudit',
    title: 'Internal audit, first year of the log',
    remit: 'Cyber part of the SMS, bridge, engine, office.',
    days: 418,
    hours: 7,
    auditor: AUDITOR,
    conclusion: 'Rules are known. Register and media log were new and half empty. Again in a year.',
    shoreRemark: 'Spare disks are on the way.',
    points: [
      ['policy', 'good', 'Two persons asked, both knew the three objectives.'],
      ['roles', 'good', 'List of roles hangs in the mess.'],
      [
        'inventory',
        'finding',
        'Three of five devices of the engine were not in the register.',
        ['Walk through the engine room with the register, cabinet by cabinet', 'ETO', 'closed', -380, 'corrective'],
      ],
      ['risk', 'good', 'Highest risk seen: GPS. Overlay is used.'],
      ['access', 'good', 'No notes on screens.'],
      [
        'media',
        'finding',
        'Media log had no line for four weeks.',
        ['Media log beside the scan PC, one line for each scan', 'Second Officer', 'closed', -395, 'corrective'],
      ],
      ['vendors', 'good', 'Last visit: permit, escort, report found in five minutes.'],
      ['drills', 'good', 'Four held, two with remarks.'],
      ['plans', 'good', 'Found on the bridge without help.'],
      ['reports', 'good', 'Three read, each with a cause.'],
      ['backups', 'good', 'ECDIS: copy 3 days old, test 2 months.'],
      ['documents', 'good', 'One paper compared, right edition.'],
      ['training', 'notApplicable', 'No joiners since the last visit.'],
    ],
  },
  {
    key: 'master review 1',
    kind: 'masterReview',
    title: 'Master’s review, spring',
    remit: 'Year until now.',
    days: 214,
    hours: 5,
    conclusion:
      'Drills work. Restore of the big server was never done at sea. The company is asked for a second scan PC.',
    shoreRemark: 'Second scan PC is in the budget of the next quarter.',
    points: [
      ['events', 'good', 'Eight incidents, none touched steering or engine. Sticks repeat.'],
      ['actions', 'good', 'Two late, both wait for spare parts.'],
      ['practice', 'good', 'Card is found quicker than a year ago.'],
      [
        'recovery',
        'finding',
        'Restore of the maintenance server takes longer than its target.',
        ['Second disk for the maintenance server, restore tried in port', 'ETO', 'closed', -150, 'improvement'],
      ],
      ['people', 'good', 'ETO has too many papers. Third Engineer takes the log of the media.'],
      [
        'support',
        'finding',
        'Answer of the help desk came after two days.',
        ['Agree on an answer within 12 hours with the help desk', 'Master', 'closed', -160, 'improvement'],
      ],
      ['defects', 'good', 'Form for service work has no line for USB locks. Sent ashore.'],
    ],
  },
  {
    key: 'audit this year',
    kind: 'internalAudit',
    title: 'Internal audit, cyber part of the SMS',
    remit: 'All zones, with an eye on what the yard has left aboard.',
    days: 24,
    hours: 9,
    auditor: AUDITOR,
    conclusion:
      'Good ship. Bridge and media are better than a year ago. The service cable of the yard is the one thing that cannot wait. Three joiners have not been in a drill.',
    shoreRemark: 'Cable: DPA agrees to sail with the socket sealed until the next port with a chandler.',
    points: [
      ['policy', 'good', 'Asked cook and cadet. Both: “stop, do not touch, call”.'],
      ['roles', 'good', 'Three names compared, all right.'],
      ['inventory', 'good', 'Five of five found, serial numbers right.'],
      [
        'risk',
        'finding',
        'Service cable from the dry dock joins office and engine. It is not in the drawing.',
        ['Draw the way of the service cable, seal both ends until it is out', 'ETO', 'inProgress', -6, 'corrective'],
      ],
      ['access', 'good', 'One shared user on the loading computer, the maker allows no other. Reason is written.'],
      ['media', 'good', 'Stick CHART 1: scan and line found in one minute.'],
      [
        'vendors',
        'finding',
        'Boiler visit of the summer: permit without time of leaving.',
        ['Time of leaving as a must on the permit form', 'Chief Officer', 'done', -8, 'corrective'],
      ],
      ['drills', 'good', 'Last one with debrief and lessons.'],
      ['plans', 'good', 'Plan and sheet on bridge and in ECR, right edition.'],
      ['reports', 'good', 'Three of three with cause, action, proof.'],
      ['backups', 'good', 'Power management: copy and test seen.'],
      [
        'documents',
        'finding',
        '“Resources and support” is past its review day.',
        ['Read “Resources and support” again and send it for approval', 'Chief Officer', 'open', 14, 'corrective'],
      ],
      [
        'training',
        'finding',
        'Three who joined at the last crew change have not been in a drill.',
        ['Drill with all joiners before the next port', 'Third Officer', 'open', 9, 'corrective'],
      ],
    ],
  },
  {
    key: 'master review 2',
    kind: 'masterReview',
    title: 'Master’s review, autumn',
    remit: 'Half a year since the last one.',
    days: 3,
    hours: null,
    points: [
      ['events', 'good', 'False GPS off Port Said, stick with a worm, laptop in the cargo office. Handled well.'],
      [
        'actions',
        'finding',
        'Some are late. Yard drawing and makers’ rules wait for answers.',
        ['Remind the makers that have not answered about the visit rules', 'Chief Engineer', 'open', 6, 'improvement'],
      ],
      ['practice', 'good', 'Manual synchronising took 9 minutes, last year 14.'],
      ['recovery', 'good', 'Maintenance server came back in 2 h 40 min.'],
    ],
  },
];
