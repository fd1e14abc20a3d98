/** A document of the cyber annex (resources/rules/policy-annex.json), by its key, as the company keeps it. */
export type PaperStory = {
  readonly key: string;
  readonly edition: number;
  /** Days since it was approved; null: written again and not approved yet. */
  readonly approvedDays: number | null;
  /** Days until it is looked at again. */
  readonly reviewIn: number;
  readonly approvedBy: string;
  readonly text: string;
  /** Ranks of those who have read it and signed so. */
  readonly readBy: readonly string[];
};

const DPA = 'K. Lindqvist';
const FCM = 'M. Okafor';

/** One is past its review, one waits for approval, one is not written yet. */
export const ANNEX: readonly PaperStory[] = [
  {
    key: 'objectives',
    readBy: ['Chief Officer', 'Chief Engineer', 'ETO'],
    edition: 3,
    approvedDays: 140,
    reviewIn: 225,
    approvedBy: DPA,
    text: 'Cyber safety on this ship has three objectives.\n1. Work on board is cyber-safe in operation and in the workplace.\n2. All identified cyber risks to ship, people and environment are assessed and have a safeguard.\n3. The crew keeps improving, also for emergencies.\nThe Master and the DPA look at them each year.',
  },
  {
    key: 'roles',
    readBy: ['Chief Officer', 'ETO'],
    edition: 2,
    approvedDays: 140,
    reviewIn: 225,
    approvedBy: DPA,
    text: 'The Master leads cyber safety on board and has overriding authority.\nThe ETO keeps inventory, backups and logs. The Chief Officer is his deputy and keeps the risk register.\nHeads of department know their critical systems and the fallback.\nThe DPA is reached at all hours, number 1 of the contact sheet.',
  },
  {
    key: 'resources',
    readBy: [],
    edition: 1,
    approvedDays: 402,
    reviewIn: -37,
    approvedBy: FCM,
    text: 'The company gives time, money and equipment: clean media, spare parts, licences, training.\nNeeds are written into the Master’s review. The company answers within 30 days.\nOne spare switch, one spare disk and two spare PCs are kept aboard.',
  },
  {
    key: 'procedures',
    readBy: ['Chief Officer', 'ETO'],
    edition: 4,
    approvedDays: 88,
    reviewIn: 277,
    approvedBy: FCM,
    text: 'Written procedures: passwords and users (CY-11), removable media (CY-12), updates (CY-13), makers’ visits (CY-14), remote sessions (CY-15), changes (CY-16).\nNobody connects a device to a bridge or engine system without permit.\nNo scan, no work.',
  },
  {
    key: 'response',
    readBy: ['Chief Officer', 'ETO'],
    edition: 2,
    approvedDays: 61,
    reviewIn: 304,
    approvedBy: DPA,
    text: 'Ship first: keep her safe, then isolate, then report.\nDo not switch off what may be evidence. Pull the cable that the card names.\nThe Master decides who must be told. Card, contact sheet and this plan hang on the bridge and in the engine control room.\nExercised in drills S01 to S13.',
  },
  {
    key: 'reporting',
    readBy: [],
    edition: 2,
    approvedDays: 140,
    reviewIn: 225,
    approvedBy: DPA,
    text: 'Everybody reports at once and without blame: incidents, near misses, non-conformities, suspicious mail.\nReports go to the Master, then to the DPA. A report may be confidential.\nLimits and who must be told are kept in Bulwark.',
  },
  {
    key: 'critical',
    readBy: [],
    edition: 2,
    approvedDays: 61,
    reviewIn: 304,
    approvedBy: FCM,
    text: 'Critical is what may be hazardous when it fails suddenly (ISM 10.3).\nThe list comes from the inventory and names fallback and time to be back.\nIt is checked after each change, in dock and once a year.',
  },
  {
    key: 'reliability',
    readBy: [],
    edition: 3,
    approvedDays: null,
    reviewIn: 300,
    approvedBy: FCM,
    text: 'Each critical system has a tried fallback, a spare or a second unit.\nStand-by arrangements are tried at set times: local engine control each month, emergency steering each quarter.\nZones are kept apart. New in this edition: after each yard stay all cables are compared with the drawing.',
  },
  {
    key: 'backups',
    readBy: [],
    edition: 3,
    approvedDays: 175,
    reviewIn: 21,
    approvedBy: FCM,
    text: 'Copies are made as the backup programme says and belong to routine maintenance (ISM 10.4).\nOne copy is always offline, in the fireproof safe.\nA restore is tested, timed and accepted by somebody else. A failed test becomes a report.',
  },
];

/** Papers beside the annex: what hangs, what was drawn, what makers left. */
export type SheetStory = {
  readonly key: string;
  readonly title: string;
  readonly class: string;
  readonly code: string;
  readonly edition: string;
  readonly approvedDays: number | null;
  readonly reviewIn?: number;
  readonly expiresIn?: number;
  readonly places?: readonly string[];
  readonly checkedDays?: number;
  readonly summary: string;
  readonly isObsolete?: boolean;
  /** Key of the sheet that it stands in the place of. */
  readonly supersedes?: string;
  readonly assets?: readonly string[];
  readonly note?: string;
};

export const SHEETS: readonly SheetStory[] = [
  {
    key: 'network drawing 1',
    title: 'Network drawing, as built',
    class: 'diagram',
    code: 'DWG-N-01',
    edition: '1',
    approvedDays: 520,
    isObsolete: true,
    summary: 'State of delivery.',
  },
  {
    key: 'network drawing',
    title: 'Network drawing, zones and ways between them',
    class: 'diagram',
    code: 'DWG-N-01',
    edition: '2',
    approvedDays: 233,
    reviewIn: 132,
    supersedes: 'network drawing 1',
    places: ['Server cabinet, A deck', 'Engine control room'],
    checkedDays: 61,
    summary: 'Ten zones, eleven ways. The service cable of the yard is not drawn yet.',
  },
  {
    key: 'response card',
    title: 'Cyber response card, bridge and engine',
    class: 'checklist',
    code: 'CARD-I-01',
    edition: '5',
    approvedDays: 61,
    reviewIn: 304,
    places: ['Bridge, chart table', 'Engine control room', 'Cargo office'],
    checkedDays: 19,
    summary: 'Ten lines: what to pull, whom to call, what not to switch off. English, Russian, Chinese, Filipino.',
    note: 'Картка українською є в папці на містку.',
  },
  {
    key: 'contact sheet',
    title: 'Cyber contact sheet',
    class: 'contactSheet',
    code: 'CS-01',
    edition: '7',
    approvedDays: 44,
    reviewIn: 139,
    places: ['Bridge, radio corner', 'Engine control room', 'Master’s office'],
    checkedDays: 19,
    summary: 'All numbers that the notification rules name. Works with the power off.',
  },
  {
    key: 'recovery plan',
    title: 'Recovery plan for critical systems',
    class: 'plan',
    code: 'CY-20',
    edition: '2',
    approvedDays: 210,
    reviewIn: 155,
    places: ['Bridge, chart table', 'Engine control room'],
    checkedDays: 61,
    summary: 'Order in which systems come back, who does it, where the copies are.',
  },
  {
    key: 'familiarisation',
    title: 'Familiarisation sheet, cyber part',
    class: 'training',
    code: 'FORM-T-04',
    edition: '3',
    approvedDays: 120,
    reviewIn: 245,
    places: ['Joining folder'],
    checkedDays: 64,
    summary: 'Eleven lines to be shown within 24 hours of joining: sticks, passwords, fallback, whom to call.',
    note: 'जहाज़ पर आने वाले हर व्यक्ति को पहले दिन दिखाया जाता है।',
  },
  {
    key: 'cyber circular',
    title: 'Fleet circular: false signals in the eastern Mediterranean',
    class: 'circular',
    code: 'FC-2-31',
    edition: '1',
    approvedDays: 34,
    expiresIn: 148,
    places: ['Bridge, chart table'],
    checkedDays: 30,
    summary: 'Radar overlay on, fixes every 6 minutes, second officer of the watch in narrow water.',
  },
  {
    key: 'service report engine',
    title: 'Service report, engine control, remote session',
    class: 'serviceReport',
    code: 'SR-2291',
    edition: '1',
    approvedDays: 11,
    summary: 'Set points compared, one log file read. Nothing changed.',
    assets: ['Main engine control 1'],
  },
  {
    key: 'change ballast',
    title: 'Change form: ballast treatment program 3.4 to 3.5',
    class: 'change',
    code: 'MOC-17',
    edition: '1',
    approvedDays: 96,
    summary: 'Program of the maker, copy of the old one in the safe, tried at anchor, accepted by the Chief Engineer.',
    assets: ['Ballast water treatment 1'],
  },
];

export type ContactStory = {
  readonly name: string;
  readonly kind: string;
  readonly organisation: string;
  readonly person?: string;
  readonly phone?: string;
  readonly allHours?: string;
  readonly vhf?: string;
  readonly email?: string;
  readonly hours?: string;
  readonly languages: readonly string[];
  readonly countries?: readonly string[];
  readonly notifies?: readonly string[];
  readonly script?: string;
  /** Days since somebody called and found it right. */
  readonly checkedDays: number;
  readonly note?: string;
};

/** Invented numbers: those of the ranges that are kept for stories. */
export const CONTACTS: readonly ContactStory[] = [
  {
    name: 'DPA, all hours',
    kind: 'dpa',
    organisation: 'Test Pioneer Shipping',
    person: DPA,
    allHours: '+44 20 7946 0101',
    email: 'dpa@pioneer.example',
    languages: ['en', 'sv'],
    notifies: ['N2', 'N2b', 'N2c'],
    script: 'Ship, position, what is affected, what the ship can still do, what we need.',
    checkedDays: 19,
  },
  {
    name: 'Company duty officer',
    kind: 'companyDuty',
    organisation: 'Test Pioneer Shipping',
    allHours: '+44 20 7946 0102',
    languages: ['en'],
    notifies: ['N2'],
    checkedDays: 19,
  },
  {
    name: 'Company security officer',
    kind: 'companySecurity',
    organisation: 'Test Pioneer Shipping',
    person: 'R. Haugen',
    allHours: '+44 20 7946 0103',
    languages: ['en', 'no'],
    notifies: ['N3'],
    checkedDays: 44,
  },
  {
    name: 'Fleet cyber manager',
    kind: 'fleetCyber',
    organisation: 'Test Pioneer Shipping',
    person: FCM,
    phone: '+44 20 7946 0104',
    email: 'cyber@pioneer.example',
    hours: '0700 to 1900 UTC',
    languages: ['en'],
    checkedDays: 44,
  },
  {
    name: 'Shore IT help desk',
    kind: 'shoreIt',
    organisation: 'Test Pioneer Shipping',
    allHours: '+44 20 7946 0105',
    email: 'help@pioneer.example',
    languages: ['en', 'hi'],
    checkedDays: 8,
    note: 'रात में भी जवाब मिलता है, औसत 6 मिनट।',
  },
  {
    name: 'Technical superintendent',
    kind: 'superintendent',
    organisation: 'Test Pioneer Shipping',
    person: 'J. Ferreira',
    phone: '+44 20 7946 0106',
    languages: ['en', 'pt'],
    checkedDays: 130,
  },
  {
    name: 'Flag, casualty desk',
    kind: 'flag',
    organisation: 'Flag administration',
    allHours: '+1 202 555 0117',
    email: 'casualty@flag.example',
    languages: ['en'],
    notifies: ['N4'],
    checkedDays: 44,
  },
  {
    name: 'Class, emergency response',
    kind: 'class',
    organisation: 'Classification society',
    allHours: '+44 20 7946 0120',
    languages: ['en'],
    checkedDays: 102,
  },
  {
    name: 'Rescue centre, present area',
    kind: 'rescueCentre',
    organisation: 'MRCC',
    allHours: '+44 20 7946 0130',
    vhf: '16',
    languages: ['en'],
    checkedDays: 8,
  },
  {
    name: 'Agent, next port',
    kind: 'agent',
    organisation: 'Marlow & Baptiste',
    person: 'S. Baptiste',
    phone: '+44 20 7946 0140',
    email: 'ops@agent.example',
    languages: ['en', 'fr'],
    checkedDays: 5,
    script: 'Money only after a call back on this number.',
  },
  {
    name: 'Insurer, correspondent',
    kind: 'insurer',
    organisation: 'P&I club',
    allHours: '+44 20 7946 0150',
    languages: ['en'],
    checkedDays: 221,
    note: 'Номер изменился, старый ещё переадресует.',
  },
  {
    name: 'Engine control, service',
    kind: 'maker',
    organisation: 'Kongsberg service desk',
    allHours: '+1 202 555 0131',
    email: 'service@maker-engine.example',
    languages: ['en'],
    checkedDays: 12,
  },
  {
    name: 'ECDIS and radar, service',
    kind: 'maker',
    organisation: 'Furuno service desk',
    phone: '+1 202 555 0132',
    languages: ['en', 'ja'],
    checkedDays: 74,
  },
  {
    name: 'Ballast treatment, service',
    kind: 'maker',
    organisation: 'Alfa Laval service desk',
    phone: '+1 202 555 0133',
    languages: ['en'],
    checkedDays: 96,
  },
  {
    name: 'Satellite provider, network centre',
    kind: 'provider',
    organisation: 'VSAT provider',
    allHours: '+1 202 555 0140',
    email: 'noc@provider.example',
    languages: ['en'],
    checkedDays: 44,
    script: 'Say terminal number and “close management page from outside”.',
  },
];
