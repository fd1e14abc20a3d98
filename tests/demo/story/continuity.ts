/** What a system needs, how long it may be away and what is done meanwhile. */
export type Continuity = {
  /** Label of another system, its unit of the same number; or the whole name of one unit, for units 1 and 2 by `|`. */
  readonly needs: readonly string[];
  readonly rtoMin: number;
  readonly rpoMin?: number;
  readonly maxOutageMin: number;
  /** Absent: nobody has written one yet. */
  readonly fallback?: string;
  readonly fallbackPlace?: string;
  readonly ownerRole: string;
  /** Sudden failure may be hazardous (ISM 10.3). */
  readonly isCritical: boolean;
  /** 1 to 5: safety, security, environment, commercial. */
  readonly impact: readonly [number, number, number, number];
};

const HOUR = 60;
const DAY = 24 * HOUR;
type Rest = Partial<Pick<Continuity, 'fallback' | 'fallbackPlace' | 'rpoMin'>>;

function critical(
  ownerRole: string,
  impact: Continuity['impact'],
  rtoMin: number,
  maxOutageMin: number,
  needs: readonly string[],
  rest: Rest = {},
): Continuity {
  return { needs, rtoMin, maxOutageMin, ownerRole, isCritical: true, impact, ...rest };
}

function other(...[role, impact, rtoMin, maxOutageMin, needs, rest]: Parameters<typeof critical>): Continuity {
  return { ...critical(role, impact, rtoMin, maxOutageMin, needs, rest), isCritical: false };
}

/** By the label of the system; told of its units, not of their parts. */
export const CONTINUITY: Readonly<Record<string, Continuity>> = {
  UPS: other('ETO', [3, 2, 2, 3], 30, 8 * HOUR, [], {
    fallback: 'Put the load on the ship’s supply by the bypass switch, then change the battery.',
    fallbackPlace: 'Switch on the rear of the unit',
  }),
  'Gyro compass': critical('2O', [4, 1, 3, 3], 4 * HOUR, HOUR, ['UPS 1|UPS 4'], {
    fallback: 'Magnetic compass, deviation card. Radar head up.',
    fallbackPlace: 'Monkey island; card in the chart table',
  }),
  'GPS receiver': critical('2O', [4, 2, 3, 3], 30, HOUR, ['UPS 1|UPS 4'], {
    fallback: 'Second receiver; radar ranges and bearings every 6 minutes; dead reckoning.',
    fallbackPlace: 'Bridge, chart table: card N-02',
  }),
  'Speed log': other('2O', [2, 1, 1, 2], 12 * HOUR, DAY, [], {
    fallback: 'Speed from the rpm table and GPS.',
    fallbackPlace: 'Bridge, wheelhouse poster',
  }),
  ECDIS: critical('2O', [5, 2, 4, 4], 4 * HOUR, HOUR, ['GPS receiver', 'Gyro compass', 'Speed log', 'UPS 1|UPS 4'], {
    rpoMin: 7 * DAY,
    fallback: 'Other unit alone, position by radar every 6 minutes. Both out: paper folio, slow down, call the Master.',
    fallbackPlace: 'Chart table, second drawer: paper folio; card N-01',
  }),
  'X-band radar': critical('2O', [4, 1, 3, 3], 2 * HOUR, HOUR, ['Gyro compass', 'UPS 1|UPS 4'], {
    fallback: 'S-band set. Extra lookout.',
    fallbackPlace: 'Bridge, centre console',
  }),
  'S-band radar': critical('2O', [4, 1, 3, 3], 2 * HOUR, HOUR, ['Gyro compass', 'UPS 1|UPS 4'], {
    fallback: 'X-band set. Extra lookout.',
    fallbackPlace: 'Bridge, centre console',
  }),
  AIS: other('2O', [2, 3, 1, 2], 8 * HOUR, DAY, ['GPS receiver', 'Gyro compass'], {
    fallback: 'Lookout, radar, VHF. Report to VTS by voice.',
    fallbackPlace: 'Bridge, radio corner',
  }),
  Autopilot: critical('2O', [4, 1, 3, 2], HOUR, 10, ['Gyro compass', 'Speed log'], {
    fallback: 'Hand steering at once, helmsman on the bridge. Emergency steering from the steering gear room.',
    fallbackPlace: 'Bridge, centre console: mode switch',
  }),
  VDR: other('2O', [1, 2, 1, 2], 12 * HOUR, 2 * DAY, [], {
    fallback: 'Manual log every 10 minutes, photos of the screens. Tell the flag.',
    fallbackPlace: 'Bridge, log desk',
  }),
  BNWAS: other('CO', [3, 1, 1, 1], 8 * HOUR, 12 * HOUR, [], {
    fallback: 'Second watchkeeper on the bridge.',
  }),
  'GMDSS console': critical('2O', [5, 3, 1, 2], 4 * HOUR, 2 * HOUR, ['GPS receiver', 'UPS 1|UPS 4'], {
    fallback: 'Hand-held VHF, EPIRB, Inmarsat-C. Position typed in by hand every 4 hours.',
    fallbackPlace: 'Bridge, radio corner: yellow case',
  }),
  'Inmarsat-C': other('2O', [4, 2, 1, 2], 8 * HOUR, 12 * HOUR, ['GPS receiver'], {
    fallback: 'MF/HF DSC. Noon position by voice through the Certus terminal.',
    fallbackPlace: 'Bridge, radio corner',
  }),
  'Core switch': other('ETO', [1, 3, 1, 4], 4 * HOUR, 8 * HOUR, ['UPS 2'], {
    rpoMin: 30 * DAY,
    fallback: 'Spare switch with the saved settings. Until then the office works on paper.',
    fallbackPlace: 'Server cabinet, lower shelf',
  }),
  Firewall: other('ETO', [1, 4, 1, 4], 8 * HOUR, DAY, ['Core switch', 'UPS 2'], {
    rpoMin: 30 * DAY,
    fallback: 'Pull the yellow cable: no link ashore. Messages by Inmarsat-C. Never bypass it.',
    fallbackPlace: 'Server cabinet: card I-01',
  }),
  'VSAT modem': other('ETO', [1, 3, 1, 3], 12 * HOUR, 2 * DAY, ['Gyro compass', 'UPS 2'], {
    fallback: 'Certus terminal, mail only.',
    fallbackPlace: 'Bridge, radio corner',
  }),
  'Certus terminal': other('ETO', [2, 2, 1, 2], 12 * HOUR, 2 * DAY, ['UPS 2'], {
    fallback: 'Inmarsat-C text.',
    fallbackPlace: 'Bridge, radio corner',
  }),
  'Domain controller': other('ETO', [1, 3, 1, 3], 8 * HOUR, DAY, ['Core switch', 'UPS 2'], {
    rpoMin: 7 * DAY,
    fallback: 'Local users of each PC, envelope in the Master’s safe.',
    fallbackPlace: 'Master’s safe',
  }),
  NAS: other('ETO', [1, 3, 1, 3], 8 * HOUR, DAY, ['Core switch', 'UPS 2'], {
    rpoMin: DAY,
    fallback: 'Disk B from the safe, read only.',
    fallbackPlace: 'Fireproof safe, Master’s office',
  }),
  'PMS server': other('CE', [2, 2, 2, 3], DAY, 3 * DAY, ['Domain controller', 'NAS'], {
    rpoMin: DAY,
    fallback: 'Printed work list of the month, jobs typed in later.',
    fallbackPlace: 'Engine control room: red folder',
  }),
  'Maintenance PC': other('CE', [1, 1, 1, 2], DAY, 3 * DAY, ['PMS server 1'], {
    fallback: 'Another PC, or the printed work list.',
  }),
  'Chart and weather PC': other('2O', [2, 2, 1, 2], DAY, 7 * DAY, ['Firewall 1', 'VSAT modem 1'], {
    rpoMin: 7 * DAY,
    fallback: 'Order charts by phone, stick from the agent goes through the scan PC.',
    fallbackPlace: 'Bridge, chart table',
  }),
  'Loading computer': critical('CO', [4, 1, 4, 5], 4 * HOUR, 2 * HOUR, ['Tank gauging'], {
    rpoMin: 30 * DAY,
    fallback: 'Stability PC. Both out: hand calculation with the approved book, stop cargo until it is checked.',
    fallbackPlace: 'Cargo office: approved stability book',
  }),
  'Stability PC': other('CO', [3, 1, 3, 4], 8 * HOUR, DAY, [], {
    rpoMin: 30 * DAY,
    fallback: 'Loading computer, or hand calculation.',
    fallbackPlace: 'Cargo office',
  }),
  'Tank gauging': other('CO', [3, 1, 4, 4], 8 * HOUR, 4 * HOUR, ['Alarm and monitoring'], {
    fallback: 'Soundings by hand, every tank, two persons.',
    fallbackPlace: 'Deck store: sounding tapes',
  }),
  'Power management': critical('CE', [5, 1, 4, 5], 2 * HOUR, 30, ['UPS 3'], {
    rpoMin: 180 * DAY,
    fallback: 'Manual synchronising at the main switchboard, third generator running.',
    fallbackPlace: 'Main switchboard: card E-03',
  }),
  'Main engine control': critical('CE', [5, 1, 4, 5], 4 * HOUR, 15, ['UPS 3'], {
    rpoMin: 180 * DAY,
    fallback: 'Local manoeuvring stand, orders by sound-powered phone.',
    fallbackPlace: 'Engine room, middle platform: card E-01',
  }),
  'Alarm and monitoring': critical('CE', [4, 1, 3, 4], 4 * HOUR, HOUR, ['Power management', 'UPS 3'], {
    rpoMin: 90 * DAY,
    fallback: 'Manned engine room, rounds every 30 minutes with the paper log.',
    fallbackPlace: 'Engine control room: card E-02, log sheets',
  }),
  'Boiler control': other('CE', [3, 1, 2, 2], DAY, 12 * HOUR, ['Alarm and monitoring']),
  'Ballast water treatment': other('CE', [1, 1, 4, 4], DAY, DAY, ['Power management'], {
    fallback: 'Stop ballasting. Ask the port before anything else.',
    fallbackPlace: 'Ballast pump room',
  }),
  'Oily water monitor': other('CE', [1, 1, 4, 3], 2 * DAY, 2 * DAY, ['Power management'], {
    fallback: 'Stop discharge, keep it aboard.',
  }),
  'Fire detection': critical('CO', [5, 2, 3, 4], 4 * HOUR, HOUR, [], {
    fallback: 'Fire patrol every 20 minutes, zone list by hand.',
    fallbackPlace: 'Bridge, aft bulkhead: patrol plan',
  }),
  'Water ingress alarm': critical('CO', [5, 1, 3, 4], 8 * HOUR, 4 * HOUR, [], {
    fallback: 'Soundings of holds and void spaces each watch.',
    fallbackPlace: 'Deck store: sounding tapes',
  }),
  'CCTV recorder': other('CO', [1, 4, 1, 1], 2 * DAY, 2 * DAY, ['Core switch'], {
    fallback: 'Deck patrol, gangway book.',
    fallbackPlace: 'Gangway',
  }),
  'Crew Wi-Fi gateway': other('ETO', [1, 1, 1, 1], 3 * DAY, 7 * DAY, ['Firewall'], {
    fallback: 'Off. Private calls by the mess phone.',
  }),
};

/** Days since the maker stopped to support a system, by label. */
export const SUPPORT_ENDED_DAYS: Readonly<Record<string, number>> = { 'CCTV recorder': 118, 'Core switch': 27 };
