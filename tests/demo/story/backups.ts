const HOUR = 60;
const DAY = 24 * HOUR;

/** A line of the backup programme: a row of resources/rules/backup-defaults.json as this ship keeps it. */
export type PlanStory = {
  readonly key: string;
  readonly name: string;
  readonly content: string;
  readonly dataClass: string;
  readonly rpoMin?: number;
  readonly rtoMin: number;
  /** Days between copies and between tests, as the company set them. */
  readonly everyDays: number;
  readonly testEveryDays: number;
  readonly procedure?: string;
  readonly restorableBy: string;
  readonly performerRole: string;
  readonly method: string;
  /** Kind, label and place of the media in use by turns. */
  readonly media: readonly (readonly [kind: string, label: string, place: string])[];
  readonly sizeMb: number;
  /** Days since the newest copy: one is late. */
  readonly newestDays: number;
  readonly newestTestDays: number;
};

const SAFE = 'Fireproof safe, Master’s office';
const CABIN = 'ETO workshop, locked drawer';

export const PLANS: readonly PlanStory[] = [
  {
    key: 'ecdis',
    name: 'ECDIS 1 and 2',
    content: 'Routes, user charts, settings, permits; image of both units.',
    dataClass: 'A',
    rpoMin: 7 * DAY,
    rtoMin: 4 * HOUR,
    everyDays: 7,
    testEveryDays: 183,
    procedure: 'R3',
    restorableBy: 'crewAlone',
    performerRole: '2O',
    method: 'export',
    media: [
      ['usbStick', 'USB-ECDIS-A', 'Bridge safe'],
      ['usbStick', 'USB-ECDIS-B', SAFE],
    ],
    sizeMb: 380,
    newestDays: 3,
    newestTestDays: 171,
  },
  {
    key: 'chart',
    name: 'Chart and weather PC',
    content: 'Chart data base, permits, weather routes.',
    dataClass: 'B',
    rpoMin: 7 * DAY,
    rtoMin: 8 * HOUR,
    everyDays: 7,
    testEveryDays: 365,
    procedure: 'R3',
    restorableBy: 'crewAlone',
    performerRole: '2O',
    method: 'full',
    media: [
      ['externalDisk', 'DISK-NAV-1', 'Bridge safe'],
      ['externalDisk', 'DISK-NAV-2', SAFE],
    ],
    sizeMb: 9200,
    newestDays: 5,
    newestTestDays: 92,
  },
  {
    key: 'iamcs',
    name: 'Alarm and monitoring system',
    content: 'Configuration of both operator stations, alarm limits.',
    dataClass: 'A',
    rtoMin: 8 * HOUR,
    everyDays: 183,
    testEveryDays: 365,
    procedure: 'R4',
    restorableBy: 'makersEngineer',
    performerRole: 'ETO',
    method: 'image',
    media: [['ssd', 'SSD-AMS', CABIN]],
    sizeMb: 41_000,
    newestDays: 64,
    newestTestDays: 140,
  },
  {
    key: 'plc',
    name: 'Engine, power and ballast PLCs',
    content: 'Program and parameter files after each change.',
    dataClass: 'A',
    rtoMin: 24 * HOUR,
    everyDays: 183,
    testEveryDays: 365,
    procedure: 'R4',
    restorableBy: 'makersEngineer',
    performerRole: 'ETO',
    method: 'export',
    media: [['makerUsb', 'USB-PLC', CABIN]],
    sizeMb: 26,
    newestDays: 118,
    newestTestDays: 353,
  },
  {
    key: 'load',
    name: 'Loading computer and stability PC',
    content: 'Loading conditions of this and the last voyages, program settings.',
    dataClass: 'A',
    rpoMin: DAY,
    rtoMin: 4 * HOUR,
    everyDays: 7,
    testEveryDays: 92,
    procedure: 'R5',
    restorableBy: 'crewAlone',
    performerRole: 'CO',
    method: 'full',
    media: [
      ['externalDisk', 'DISK-CARGO-1', 'Cargo office'],
      ['externalDisk', 'DISK-CARGO-2', SAFE],
    ],
    sizeMb: 2600,
    newestDays: 1,
    newestTestDays: 36,
  },
  {
    key: 'vdr',
    name: 'VDR settings',
    content: 'Configuration as left by the annual performance test.',
    dataClass: 'B',
    rtoMin: 24 * HOUR,
    everyDays: 365,
    testEveryDays: 365,
    restorableBy: 'makersEngineer',
    performerRole: '2O',
    method: 'settingsPhoto',
    media: [['paper', 'VDR folder', 'Chart table']],
    sizeMb: 4,
    newestDays: 205,
    newestTestDays: 205,
  },
  {
    key: 'gmdssAis',
    name: 'GMDSS and AIS settings',
    content: 'Identities, ship data, group calls; photos of every menu page.',
    dataClass: 'B',
    rtoMin: HOUR,
    everyDays: 365,
    testEveryDays: 365,
    restorableBy: 'crewAlone',
    performerRole: '2O',
    method: 'settingsPhoto',
    media: [['paper', 'GMDSS folder', 'Radio corner']],
    sizeMb: 18,
    newestDays: 147,
    newestTestDays: 260,
  },
  {
    key: 'fwNet',
    name: 'Firewall and switches',
    content: 'Configuration files of the firewall and of all switches.',
    dataClass: 'B',
    rtoMin: 4 * HOUR,
    everyDays: 31,
    testEveryDays: 183,
    procedure: 'R6',
    restorableBy: 'shoreRemote',
    performerRole: 'ETO',
    method: 'export',
    media: [
      ['usbStick', 'USB-NET', CABIN],
      ['shore', 'Copy with the company', 'Company server'],
    ],
    sizeMb: 3,
    newestDays: 37,
    newestTestDays: 120,
  },
  {
    key: 'pmsdb',
    name: 'Maintenance data base',
    content: 'Data base of planned maintenance and spares.',
    dataClass: 'C',
    rpoMin: DAY,
    rtoMin: 24 * HOUR,
    everyDays: 7,
    testEveryDays: 92,
    procedure: 'R7',
    restorableBy: 'crewAlone',
    performerRole: 'ETO',
    method: 'full',
    media: [
      ['nas', 'NAS ship office', 'Server cabinet, A deck'],
      ['externalDisk', 'DISK-OFFICE-1', SAFE],
    ],
    sizeMb: 6400,
    newestDays: 2,
    newestTestDays: 12,
  },
  {
    key: 'mailFiles',
    name: 'Mail and ship’s files',
    content: 'Mail store, shared folders, SMS documents.',
    dataClass: 'C',
    rpoMin: DAY,
    rtoMin: 24 * HOUR,
    everyDays: 7,
    testEveryDays: 92,
    procedure: 'R1',
    restorableBy: 'crewAlone',
    performerRole: 'ETO',
    method: 'incremental',
    media: [
      ['externalDisk', 'DISK-OFFICE-2', SAFE],
      ['externalDisk', 'DISK-OFFICE-3', 'Steering gear room, steel box'],
    ],
    sizeMb: 3100,
    newestDays: 1,
    newestTestDays: 44,
  },
  {
    key: 'images',
    name: 'Images of office PCs and server',
    content: 'One image for each PC model and of the domain controller.',
    dataClass: 'C',
    rpoMin: 92 * DAY,
    rtoMin: 8 * HOUR,
    everyDays: 92,
    testEveryDays: 183,
    procedure: 'R2',
    restorableBy: 'crewAlone',
    performerRole: 'ETO',
    method: 'image',
    media: [['externalDisk', 'DISK-IMAGE', SAFE]],
    sizeMb: 58_000,
    newestDays: 88,
    newestTestDays: 101,
  },
];

export const BACKUP_NOTES: readonly string[] = [
  'Medium connected for the job only, then back to its place.',
  'Sample file opened from the copy, readable.',
  'Made before departure, no alarms.',
  'Checksum written on the label.',
  '',
  '',
];
export const BACKUP_PARTIAL = 'Two files were open and are not in the copy. They are in the copy of the day after.';
export const BACKUP_FAILED = 'Job stopped: medium full. Old copies removed after a check, job repeated the same day.';

export const TEST_PASSED: readonly string[] = [
  'Restored to the spare unit from the offline copy. Ten files compared, all the same.',
  'Followed the procedure step by step. Nothing was missing, the times are real.',
  'Restored into a test folder. Number of records is the same as on the live system.',
  'Image written to the spare disk. System started and was tried for one hour, then the original disk was put back.',
  'Checksum compared before the start. The operator accepted the result on the screen.',
  'Done at berth with the second unit in use. Settings compared with the photos in the folder.',
];
export const TEST_REMARKS: readonly string[] = [
  'System came back, but it took longer than planned: the license file lay on another disk. It is now on the same medium.',
  'Passed. Step 4 of the procedure names a menu that the new version does not have. Correction sent to the company.',
  'Passed. The cable for the spare unit was too short, a longer one is now in the box.',
];

/** The two tests that failed, and what follows from each. */
export const TEST_FAILED = [
  {
    remarks: 'The copy could not be read: the disk has bad sectors. The copy of the week before was good and was used.',
    defects: 'Disk replaced. The old disk is marked and stored apart.',
    action: 'Replace the backup disk and read back every copy once a month',
    done: 'New disk in use, monthly reading is in the maintenance plan. Two months without a fault.',
  },
  {
    remarks:
      'Restore stopped after 40 minutes: the password of the copy was not aboard. It was with the ETO who signed off.',
    defects: 'No password in the sealed envelope in the Master’s safe.',
    action: 'Put the passwords of all backups in the sealed envelope and test again',
    done: '',
  },
] as const;
