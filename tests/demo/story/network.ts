/** How the systems of the ship are joined, after a survey by the ETO. */
export type ConduitStory = {
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly medium: 'network' | 'serial' | 'wireless' | 'handCarried' | 'remote';
  readonly direction: 'oneWay' | 'bothWays';
  readonly control: 'firewall' | 'diode' | 'airGap' | 'gateway' | 'crewSwitch' | 'scanStation' | 'none';
  readonly isLogged: boolean;
  readonly status: 'open' | 'switchedOff' | 'closed';
  readonly purpose: string;
  readonly protocols: readonly string[];
  readonly ports: readonly string[];
  readonly ownerRole: string;
  /** Days since somebody walked along it; absent: nobody has. */
  readonly reviewedDays?: number;
};

type Facts = Omit<ConduitStory, 'from' | 'to' | 'name' | 'purpose' | 'status' | 'protocols' | 'ports'> &
  Partial<Pick<ConduitStory, 'status' | 'protocols' | 'ports'>>;

const conduit = (from: string, to: string, name: string, purpose: string, facts: Facts): ConduitStory => ({
  status: 'open',
  protocols: [],
  ports: [],
  ...facts,
  from,
  to,
  name,
  purpose,
});

const WALLED = { medium: 'network', control: 'firewall', isLogged: true, ownerRole: 'ETO' } as const;
const SERIAL = { medium: 'serial', control: 'none', isLogged: false, direction: 'oneWay', ownerRole: '2O' } as const;

/** The forgotten cable of the last dry dock: it breaks the rule that nothing passes the firewall by. */
export const FORGOTTEN = 'Service cable from the dry dock';

export const CONDUITS: readonly ConduitStory[] = [
  conduit('Z6', 'Z9', 'Office to firewall', 'Mail, reports and updates of the office PCs.', {
    ...WALLED,
    direction: 'bothWays',
    protocols: ['HTTPS', 'SMTP'],
    ports: ['443', '587'],
    reviewedDays: 61,
  }),
  conduit('Z7', 'Z9', 'Crew Wi-Fi to firewall', 'Private internet of the crew, own line of the firewall.', {
    ...WALLED,
    direction: 'bothWays',
    protocols: ['HTTPS'],
    ports: ['443'],
    reviewedDays: 61,
  }),
  conduit('Z1', 'Z9', 'Bridge data out', 'Position and speed for the noon report. Nothing comes back.', {
    ...WALLED,
    control: 'diode',
    direction: 'oneWay',
    protocols: ['IEC 61162-450'],
    ports: ['60001'],
    reviewedDays: 61,
  }),
  conduit('Z3', 'Z9', 'Engine data out', 'Running hours for the maintenance system. Nothing comes back.', {
    ...WALLED,
    control: 'diode',
    direction: 'oneWay',
    protocols: ['OPC UA'],
    ports: ['4840'],
    reviewedDays: 61,
  }),
  conduit('Z4', 'Z9', 'Tank levels to the loading computer', 'Levels are read by the loading computer in the office.', {
    ...WALLED,
    direction: 'oneWay',
    protocols: ['Modbus TCP'],
    ports: ['502'],
    reviewedDays: 233,
  }),
  conduit('Z8', 'Z6', 'CCTV to the Master’s office', 'Pictures of gangway and deck.', {
    ...WALLED,
    control: 'gateway',
    direction: 'oneWay',
    protocols: ['RTSP'],
    ports: ['554'],
    reviewedDays: 233,
  }),
  conduit('Z1', 'Z2', 'Position to GMDSS', 'Position for distress calls.', {
    ...SERIAL,
    protocols: ['NMEA 0183'],
    reviewedDays: 61,
  }),
  conduit('Z3', 'Z1', 'Engine data to the VDR', 'Rpm, rudder and alarms.', {
    ...SERIAL,
    protocols: ['NMEA 0183'],
    reviewedDays: 61,
  }),
  conduit('Z6', 'Z1', 'Chart updates by stick', 'Weekly charts from the chart PC to the ECDIS, scanned before.', {
    medium: 'handCarried',
    direction: 'oneWay',
    control: 'scanStation',
    isLogged: true,
    ownerRole: '2O',
    reviewedDays: 61,
  }),
  conduit(
    'Z10',
    'Z9',
    'Remote service of the engine maker',
    'Only while a permit is open. Switch in the ECR stands OFF.',
    {
      medium: 'remote',
      direction: 'bothWays',
      control: 'crewSwitch',
      isLogged: true,
      status: 'switchedOff',
      ownerRole: 'CE',
      protocols: ['VPN'],
      ports: ['1194'],
      reviewedDays: 12,
    },
  ),
  conduit('Z6', 'Z3', FORGOTTEN, 'Left by the yard. Maintenance PC read the alarm list through it.', {
    medium: 'network',
    direction: 'bothWays',
    control: 'none',
    isLogged: false,
    ownerRole: 'ETO',
    protocols: ['OPC DA'],
    ports: ['135'],
  }),
];

/** What the walls of a zone are, by its key. */
export const ZONE_CONTROLS: Readonly<
  Record<string, readonly [ownerRole: string, controls: string, reviewedDays: number]>
> = {
  Z1: ['2O', 'Own switch, no Wi-Fi. USB ports locked, key with the Second Officer.', 61],
  Z2: ['2O', 'Serial only. Cabinet sealed.', 61],
  Z3: ['CE', 'Own ring, cabinets locked. Makers only with permit.', 61],
  Z4: ['CO', 'Own switch in the cargo office, levels leave through the firewall.', 233],
  Z5: ['CO', 'Joined to nothing. Panel keys with the Master.', 61],
  Z6: ['ETO', 'Own users, screen lock 5 minutes, antivirus daily.', 61],
  Z7: ['ETO', 'Own line of the firewall. Word changes each month.', 61],
  Z8: ['CO', 'Own recorder, password in the safe.', 233],
  Z9: ['ETO', 'Only the firewall joins. Logs are kept 90 days.', 61],
  Z10: ['CE', 'Closed when no permit is open.', 12],
};
