/** What the workload's systems are on a general cargo ship: where they stand and who makes them. */
export type SystemStory = {
  readonly label: string;
  readonly group: string;
  readonly technology: 'it' | 'ot' | 'both';
  /** Key of a zone of the ship. */
  readonly zone: string;
  readonly category: 'I' | 'II' | 'III';
  readonly places: readonly string[];
  /** Maker and type. */
  readonly makes: readonly string[];
  readonly os: readonly string[];
  /** Row of the backup plans that covers it. */
  readonly plan?: string;
  /** Several stand alone, each with a number: its parts are no systems of their own. */
  readonly isNumbered?: boolean;
};

const BRIDGE = ['Bridge, centre console', 'Bridge, chart table', 'Bridge, radio corner'] as const;
const ECR = ['Engine control room', 'Engine control room, main panel', 'Engine room, upper platform'] as const;
const OFFICE = ['Ship office', 'Cargo office', 'Server cabinet, A deck'] as const;
const NONE = ['none'] as const;
const WIN = ['Windows 10 IoT LTSC 2019', 'Windows 10 IoT LTSC 2021'] as const;
const PC = ['Windows 11 Pro', 'Windows 10 LTSC 2021'] as const;
const LINUX = ['Linux 5.10', 'Linux 6.1'] as const;

type Rest = Partial<Pick<SystemStory, 'plan' | 'isNumbered' | 'technology'>>;
function system(
  label: string,
  group: string,
  zone: string,
  category: SystemStory['category'],
  places: readonly string[],
  makes: readonly string[],
  os: readonly string[],
  rest: Rest = {},
): SystemStory {
  const technology = ['Z6', 'Z7', 'Z8', 'Z9'].includes(zone) ? 'it' : 'ot';
  return { label, group, technology, zone, category, places, makes, os, ...rest };
}

/** By the name that the workload gives. */
export const SYSTEMS: Readonly<Record<string, SystemStory>> = {
  ECDIS: system('ECDIS', 'nav', 'Z1', 'II', BRIDGE, ['Furuno FMD-3200', 'JRC JAN-9201'], WIN, { plan: 'ecdis' }),
  'X-band radar': system('X-band radar', 'nav', 'Z1', 'II', BRIDGE, ['Furuno FAR-2228', 'JRC JMR-9225'], LINUX),
  'S-band radar': system('S-band radar', 'nav', 'Z1', 'II', BRIDGE, ['Furuno FAR-2238S', 'JRC JMR-9230'], LINUX),
  VDR: system('VDR', 'nav', 'Z1', 'I', ['Bridge, aft locker', 'Monkey island'], ['Danelec DM100'], LINUX, {
    plan: 'vdr',
  }),
  'AIS transponder': system('AIS', 'nav', 'Z1', 'I', BRIDGE, ['Furuno FA-170'], NONE, { plan: 'gmdssAis' }),
  'GPS receiver': system('GPS receiver', 'nav', 'Z1', 'II', BRIDGE, ['Furuno GP-170', 'JRC JLR-8600'], NONE),
  'gyro compass': system('Gyro compass', 'nav', 'Z1', 'II', ['Gyro room'], ['Sperry NAVIGAT X MK1'], NONE),
  autopilot: system('Autopilot', 'nav', 'Z1', 'III', BRIDGE, ['Tokyo Keiki PR-9000'], NONE),
  BNWAS: system('BNWAS', 'nav', 'Z1', 'I', BRIDGE, ['Furuno BR-500'], NONE),
  'GMDSS console': system('GMDSS console', 'com', 'Z2', 'II', ['Bridge, radio corner'], ['JRC JSS-2500'], NONE, {
    plan: 'gmdssAis',
  }),
  'Inmarsat-C terminal': system('Inmarsat-C', 'com', 'Z2', 'II', ['Bridge, radio corner'], ['JRC JUE-87'], NONE, {
    plan: 'gmdssAis',
  }),
  'VSAT modem': system('VSAT modem', 'com', 'Z9', 'I', ['Server cabinet, A deck'], ['Intellian v100NX'], LINUX),
  'Certus terminal': system(
    'Certus terminal',
    'com',
    'Z9',
    'I',
    ['Bridge, radio corner'],
    ['Cobham SAILOR 4300'],
    LINUX,
  ),
  'core switch': system('Core switch', 'it', 'Z6', 'I', ['Server cabinet, A deck'], ['Cisco C1000'], ['IOS 15.2'], {
    plan: 'fwNet',
  }),
  firewall: system('Firewall', 'sec', 'Z9', 'II', ['Server cabinet, A deck'], ['Fortinet FG-60F'], ['FortiOS 7.2'], {
    plan: 'fwNet',
  }),
  'loading computer': system('Loading computer', 'cargo', 'Z6', 'II', OFFICE, ['NAPA Loading Computer'], PC, {
    plan: 'load',
  }),
  'stability PC': system('Stability PC', 'cargo', 'Z6', 'II', OFFICE, ['Dell OptiPlex 7010'], PC, { plan: 'load' }),
  'PMS server': system('PMS server', 'it', 'Z6', 'I', OFFICE, ['Dell PowerEdge T150'], ['Windows Server 2019'], {
    plan: 'pmsdb',
  }),
  'main engine remote control': system(
    'Main engine control',
    'eng',
    'Z3',
    'III',
    ECR,
    ['Kongsberg AutoChief 600'],
    NONE,
    {
      plan: 'plc',
    },
  ),
  'alarm monitoring system': system('Alarm and monitoring', 'eng', 'Z3', 'II', ECR, ['Kongsberg K-Chief 600'], WIN, {
    plan: 'iamcs',
  }),
  'power management system': system(
    'Power management',
    'eng',
    'Z3',
    'III',
    ECR,
    ['ABB PMS', 'Siemens SIMATIC S7'],
    NONE,
    {
      plan: 'plc',
    },
  ),
  'ballast water treatment PLC': system(
    'Ballast water treatment',
    'env',
    'Z4',
    'I',
    ['Ballast pump room'],
    ['Alfa Laval PureBallast 3', 'Headway OceanGuard'],
    NONE,
    { plan: 'plc' },
  ),
  'cargo tank gauging': system('Tank gauging', 'cargo', 'Z4', 'II', ECR, ['Kongsberg GLA-100'], NONE),
  'CCTV recorder': system('CCTV recorder', 'sec', 'Z8', 'I', OFFICE, ['Hikvision DS-7616'], LINUX),
  'crew Wi-Fi gateway': system(
    'Crew Wi-Fi gateway',
    'wel',
    'Z7',
    'I',
    ['Crew mess'],
    ['RouterBOARD RB4011'],
    ['RouterOS 7.14'],
  ),
  'domain controller': system(
    'Domain controller',
    'it',
    'Z6',
    'I',
    OFFICE,
    ['HP ProLiant ML30'],
    ['Windows Server 2022'],
    { plan: 'images' },
  ),
  NAS: system('NAS', 'it', 'Z6', 'I', OFFICE, ['Synology DS923+'], LINUX, { plan: 'mailFiles' }),
  'planned maintenance PC': system('Maintenance PC', 'it', 'Z6', 'I', ECR, ['Dell OptiPlex 7010'], PC, {
    plan: 'images',
    isNumbered: true,
  }),
  printer: system('Printer', 'it', 'Z6', 'I', [...OFFICE, ...ECR], ['HP LaserJet M404'], NONE, { isNumbered: true }),
  tablet: system('Tablet', 'it', 'Z6', 'I', OFFICE, ['Panasonic FZ-A3', 'Samsung Tab Active4'], ['Android 13'], {
    isNumbered: true,
  }),
  UPS: system('UPS', 'it', 'Z6', 'I', [...OFFICE, ...BRIDGE, ...ECR], ['APC SMT1500'], NONE, { isNumbered: true }),
  ODME: system('Oily water monitor', 'env', 'Z3', 'I', ['Engine room, lower platform'], ['Deckma OMD-2008'], NONE),
  'incinerator PLC': system('Incinerator', 'env', 'Z3', 'I', ['Incinerator room'], ['Siemens SIMATIC S7-1200'], NONE),
  'fire detection panel': system(
    'Fire detection',
    'safety',
    'Z5',
    'II',
    ['Bridge, aft bulkhead'],
    ['Consilium Salwico', 'Autronica AutroSafe'],
    NONE,
  ),
  'water ingress alarm': system(
    'Water ingress alarm',
    'safety',
    'Z5',
    'II',
    ['Bridge, aft bulkhead'],
    ['Consilium WIDS'],
    NONE,
  ),
  'echo sounder': system('Echo sounder', 'nav', 'Z1', 'I', BRIDGE, ['Furuno FE-800'], NONE),
  'speed log': system('Speed log', 'nav', 'Z1', 'I', BRIDGE, ['Furuno DS-60', 'JRC JLN-740'], NONE),
  'NAVTEX receiver': system('NAVTEX', 'nav', 'Z1', 'I', BRIDGE, ['Furuno NX-700'], NONE),
  'weather routing PC': system(
    'Chart and weather PC',
    'it',
    'Z6',
    'I',
    ['Bridge, chart table'],
    ['HP EliteDesk 800'],
    PC,
    {
      plan: 'chart',
    },
  ),
  'boiler control': system('Boiler control', 'eng', 'Z3', 'II', ECR, ['Alfa Laval Aalborg'], NONE),
};

/** Units and parts of one system, in the order in which the register lists them. */
export const PARTS: readonly string[] = [
  '1',
  '2',
  '1 display',
  '2 display',
  '1 processor unit',
  '2 processor unit',
  'interface unit',
  'operator panel',
  'network converter',
  'power supply unit',
  'spare processor unit',
  'junction box',
  'service port',
  'alarm relay unit',
  'spare display',
  'keyboard and trackball',
  'data converter',
  'cable splitter',
  'service laptop',
  'spare power supply',
];

/** What the last check of an asset says. */
export const CHECK_NOTES: readonly string[] = [
  'Checked against the maker’s drawing, cabinet locked, seal intact.',
  'Serial number read from the name plate. Label renewed.',
  'Version read from the service menu and compared with the certificate.',
  'Fans cleaned, no alarm in the log.',
  'USB ports blocked with key locks. Key with the ETO.',
  'Default password changed at commissioning. Sealed envelope in the Master’s safe.',
  'No network connection. Updated only by the maker’s service engineer.',
  'Cable to the switch labelled at both ends.',
  'Clock compared with GPS time, difference less than one second.',
  'Spare unit aboard, same version, tested in dry dock.',
  'Maker has announced end of support. Replacement is on the dry dock list.',
  'Remote service only after a call to the Master; switch in the cabinet stands OFF.',
];

export const OUT_OF_ORDER = 'Out of order. Spare ordered, work order is open. The second unit is in use.';
