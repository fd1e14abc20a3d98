export type VisitStory = {
  readonly key: string;
  readonly kind: 'visit' | 'remote';
  readonly company: string;
  readonly visitor: string;
  readonly purpose: string;
  readonly ticket: string;
  /** Name of a contact. */
  readonly contact?: string;
  readonly zone: string;
  readonly assets: readonly string[];
  readonly equipment?: string;
  readonly escort: string;
  /** Days since it began; below 0: planned. Then hours that it took. */
  readonly days: number;
  readonly hours: number;
  readonly ends: 'approved' | 'refused' | 'ended' | 'reviewed';
  readonly scan?: 'clean' | 'infected';
  readonly switchAfter?: 'open' | 'unplugged' | 'noSwitch';
  readonly actions?: string;
  readonly changes?: string;
  readonly reason?: string;
  /** Keys of papers. */
  readonly report?: string;
  readonly change?: string;
  readonly passwordsChanged?: boolean;
};

export const VISITS: readonly VisitStory[] = [
  {
    key: 'radar service',
    kind: 'visit',
    company: 'Furuno service desk',
    visitor: 'T. Akiyama',
    purpose: 'Magnetron of the X-band set changed, yearly check of the ECDIS.',
    ticket: 'PO 77120',
    contact: 'ECDIS and radar, service',
    zone: 'Z1',
    assets: ['X-band radar 1', 'ECDIS 1'],
    equipment: 'One laptop, one stick of the maker',
    escort: 'Second Officer',
    days: 188,
    hours: 5,
    ends: 'reviewed',
    scan: 'clean',
    actions: 'Magnetron changed, ECDIS log read out. Second Officer stood beside him.',
    changes: 'None in software.',
  },
  {
    key: 'ballast service',
    kind: 'visit',
    company: 'Alfa Laval service desk',
    visitor: 'P. Lindahl',
    purpose: 'Program 3.5 of the ballast treatment.',
    ticket: 'PO 77415',
    contact: 'Ballast treatment, service',
    zone: 'Z4',
    assets: ['Ballast water treatment 1'],
    equipment: 'One laptop with the maker’s program',
    escort: 'Second Engineer',
    days: 96,
    hours: 4,
    ends: 'reviewed',
    scan: 'clean',
    actions: 'Old program saved, new one loaded, tried at anchor for one hour.',
    changes: 'Program 3.4 to 3.5. Change form signed before the work.',
    change: 'change ballast',
    passwordsChanged: true,
  },
  {
    key: 'surveyor laptop',
    kind: 'visit',
    company: 'Cargo surveyor',
    visitor: 'Name in the gangway book',
    purpose: 'Wanted to print from his own laptop in the cargo office.',
    ticket: 'none',
    zone: 'Z6',
    assets: ['Printer 1'],
    escort: 'Chief Officer',
    days: 47,
    hours: 0,
    ends: 'refused',
    reason: 'No permit, no scan. He gave the paper to the duty officer and we printed it.',
  },
  {
    key: 'vsat provider',
    kind: 'remote',
    company: 'VSAT provider',
    visitor: 'Network centre, shift B',
    purpose: 'Management page of the antenna closed to the outside.',
    ticket: 'NOC 40331',
    contact: 'Satellite provider, network centre',
    zone: 'Z9',
    assets: ['VSAT modem 1'],
    escort: 'ETO',
    days: 129,
    hours: 1,
    ends: 'reviewed',
    switchAfter: 'noSwitch',
    actions: 'Page closed, tried from a phone ashore: no answer.',
    changes: 'One rule in the modem.',
    passwordsChanged: true,
  },
  {
    key: 'engine remote',
    kind: 'remote',
    company: 'Kongsberg service desk',
    visitor: 'A. Solberg',
    purpose: 'Reason for a slow start in the cold looked for.',
    ticket: 'CASE 19822',
    contact: 'Engine control, service',
    zone: 'Z10',
    assets: ['Main engine control 1'],
    escort: 'Chief Engineer',
    days: 12,
    hours: 2,
    ends: 'reviewed',
    switchAfter: 'unplugged',
    actions: 'Set points read and compared. Chief Engineer saw each screen.',
    changes: 'Nothing changed.',
    report: 'service report engine',
  },
  {
    key: 'boiler service',
    kind: 'visit',
    company: 'Alfa Laval service desk',
    visitor: 'P. Lindahl',
    purpose: 'Flame sensor of the boiler changed.',
    ticket: 'PO 78003',
    contact: 'Ballast treatment, service',
    zone: 'Z3',
    assets: ['Boiler control 1'],
    equipment: 'Hand tool with own display',
    escort: 'Third Engineer',
    days: 6,
    hours: 3,
    ends: 'ended',
    scan: 'clean',
    actions: 'Sensor changed, boiler started three times.',
    changes: 'None in software.',
  },
  {
    key: 'gps receivers',
    kind: 'visit',
    company: 'Furuno service desk',
    visitor: 'T. Akiyama',
    purpose: 'Looks at the places for the new receivers before the dry dock.',
    ticket: 'PO 78110',
    contact: 'ECDIS and radar, service',
    zone: 'Z1',
    assets: ['GPS receiver 1', 'GPS receiver 2'],
    equipment: 'Camera only',
    escort: 'ETO',
    days: -9,
    hours: 3,
    ends: 'approved',
  },
];

type Entry = readonly [
  daysAgo: number,
  direction: 'out' | 'in' | 'used' | 'scanned' | 'found' | 'sealed' | 'unsealed',
  rank: string,
  purpose: string,
  scan?: 'clean' | 'infected' | 'cleaned',
  note?: string,
];

export type MediumStory = {
  readonly label: string;
  readonly kind: string;
  readonly use: string;
  readonly gigabytes: number;
  readonly isDedicated: boolean;
  readonly isEncrypted: boolean;
  readonly ownerRole: string;
  readonly place: string;
  readonly seal?: string;
  readonly status: 'stored' | 'inUse' | 'quarantined' | 'lost' | 'destroyed';
  readonly note?: string;
  /** Oldest first. */
  readonly log: readonly Entry[];
};

const SAFE = 'Fireproof safe, Master’s office';

export const MEDIA: readonly MediumStory[] = [
  {
    label: 'CHART 1, red',
    kind: 'usbStick',
    use: 'chartUpdate',
    gigabytes: 32,
    isDedicated: true,
    isEncrypted: false,
    ownerRole: '2O',
    place: 'Bridge, chart table, locked drawer',
    status: 'stored',
    log: [
      [16, 'scanned', 'Second Officer', 'Weekly charts', 'clean'],
      [16, 'used', 'Second Officer', 'ECDIS 1, then after a watch ECDIS 2'],
      [9, 'scanned', 'Second Officer', 'Weekly charts', 'clean', 'Malinis, walang nakita. Selyo buo.'],
      [9, 'used', 'Second Officer', 'ECDIS 1, then after a watch ECDIS 2'],
      [2, 'scanned', 'Second Officer', 'Weekly charts', 'clean'],
      [2, 'used', 'Second Officer', 'ECDIS 1'],
    ],
  },
  {
    label: 'CHART 2, red',
    kind: 'usbStick',
    use: 'chartUpdate',
    gigabytes: 32,
    isDedicated: true,
    isEncrypted: false,
    ownerRole: '2O',
    place: 'Bridge, chart table, locked drawer',
    status: 'stored',
    log: [[40, 'scanned', 'Second Officer', 'Spare stick, tried out', 'clean']],
  },
  {
    label: 'CHART 0',
    kind: 'usbStick',
    use: 'chartUpdate',
    gigabytes: 16,
    isDedicated: false,
    isEncrypted: false,
    ownerRole: '2O',
    place: 'Evidence bag 3, Master’s safe',
    seal: '20391',
    status: 'quarantined',
    note: 'The stick of the incident. Kept until the company says otherwise.',
    log: [
      [89, 'scanned', 'Second Officer', 'Weekly charts', 'infected', 'Worm found. Not used after that.'],
      [89, 'sealed', 'Chief Officer', 'Put into the evidence bag'],
    ],
  },
  {
    label: 'DISK A',
    kind: 'externalDisk',
    use: 'backup',
    gigabytes: 2000,
    isDedicated: true,
    isEncrypted: true,
    ownerRole: 'ETO',
    place: 'ETO workshop, locked drawer',
    status: 'inUse',
    log: [
      [20, 'in', 'ETO', 'Back from the weekly copy'],
      [13, 'scanned', 'ETO', 'Before the weekly copy', 'clean', 'Все чисто, копия сверена.'],
      [6, 'scanned', 'ETO', 'Before the weekly copy', 'clean'],
    ],
  },
  {
    label: 'DISK B',
    kind: 'externalDisk',
    use: 'backup',
    gigabytes: 2000,
    isDedicated: true,
    isEncrypted: true,
    ownerRole: 'ETO',
    place: SAFE,
    seal: '20412',
    status: 'stored',
    log: [
      [27, 'unsealed', 'ETO', 'Turn of the disks'],
      [27, 'scanned', 'ETO', 'Before the copy', 'clean'],
      [26, 'sealed', 'Chief Officer', 'Seal 20412'],
    ],
  },
  {
    label: 'GOLD images',
    kind: 'ssd',
    use: 'golden',
    gigabytes: 1000,
    isDedicated: true,
    isEncrypted: true,
    ownerRole: 'ETO',
    place: SAFE,
    seal: '20377',
    status: 'stored',
    log: [[70, 'scanned', 'ETO', 'New image of the maintenance PC', 'clean', '镜像已核对,封条完好。']],
  },
  {
    label: 'TRANSFER 1, blue',
    kind: 'usbStick',
    use: 'transfer',
    gigabytes: 64,
    isDedicated: true,
    isEncrypted: true,
    ownerRole: 'CO',
    place: 'Ship office, key board',
    status: 'inUse',
    log: [
      [11, 'out', 'Chief Officer', 'Cargo papers to the terminal'],
      [10, 'in', 'Chief Officer', 'Back from the terminal'],
      [10, 'scanned', 'Chief Officer', 'After the terminal', 'clean', 'Перевірено, чисто.'],
      [4, 'out', 'Chief Officer', 'Stowage plan to the terminal'],
    ],
  },
  {
    label: 'MAKER stick, ballast program',
    kind: 'makerUsb',
    use: 'installation',
    gigabytes: 8,
    isDedicated: true,
    isEncrypted: false,
    ownerRole: 'CE',
    place: 'Engine control room, locked cabinet',
    seal: '20401',
    status: 'stored',
    log: [
      [96, 'scanned', 'Second Engineer', 'Before the service', 'clean'],
      [96, 'used', 'Second Engineer', 'Ballast treatment, program 3.5'],
      [95, 'sealed', 'Chief Engineer', 'Seal 20401'],
    ],
  },
  {
    label: 'VDR card, old',
    kind: 'memoryCard',
    use: 'evidence',
    gigabytes: 128,
    isDedicated: true,
    isEncrypted: false,
    ownerRole: '2O',
    place: 'Bridge, aft locker',
    status: 'destroyed',
    note: 'Worn out. Broken into pieces in the engine workshop, two witnesses.',
    log: [[240, 'found', 'Second Officer', 'Cannot be read any more']],
  },
];
