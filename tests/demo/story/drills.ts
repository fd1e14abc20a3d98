/** Scenario of the library that each of the workload's drills is, by its title without the word "drill". */
export const SCENARIOS: Readonly<Record<string, string>> = {
  'Loss of GNSS': 'S01',
  'Ransomware on ship office PC': 'S03',
  'ECDIS failure': 'S02',
  'Unauthorised USB': 'S12',
  'VSAT outage': 'S07',
  'PMS server restore': 'S13',
  'Phishing e-mail': 'S05',
  'Engine control network fault': 'S04',
};

export type DrillStory = {
  /** Rank of who leads it. */
  readonly controller: string;
  readonly description: string;
  /** What was learned, the first time and later. */
  readonly lessons: readonly string[];
  readonly assets: readonly string[];
};

export const DRILLS: Readonly<Record<string, DrillStory>> = {
  S01: {
    controller: 'Chief Officer',
    description: 'Position from both GPS receivers was announced as false during a coastal passage in good visibility.',
    lessons: [
      'Watch saw the difference to the radar fix after 3 minutes. Target for the next drill is 2 minutes. ECDIS alarm for position difference was set too wide and is now 0.2 miles.',
      'Radar and visual fixes were plotted at once. Third Officer was not sure how to switch ECDIS to dead reckoning: shown, and done once by every officer.',
    ],
    assets: ['GPS receiver', 'ECDIS'],
  },
  S02: {
    controller: 'Second Officer',
    description: 'Both ECDIS units were declared unusable after a chart update from a USB stick.',
    lessons: [
      'Change to the paper folio took 9 minutes. The large-scale chart of the approach was not corrected: correction list is now checked before each arrival.',
      'Update stick must be scanned on the scan PC before it goes to the bridge. Two of four officers knew where the log is. Poster put up beside the ECDIS.',
    ],
    assets: ['ECDIS'],
  },
  S03: {
    controller: 'ETO',
    description:
      'A ransom note was shown on the ship office PC. The office network had to be cut off without harm to OT.',
    lessons: [
      'Network cable was pulled in 2 minutes, Wi-Fi was forgotten. Isolation card now says both, and hangs at every office PC.',
      'DPA was reached by sat phone at the first call. Stability was worked out by hand in 25 minutes, which is good enough for departure.',
      'Backup disk was still connected when the drill started. It is now connected for the job only.',
    ],
    assets: ['loading computer', 'NAS'],
  },
  S04: {
    controller: 'Chief Engineer',
    description: 'Both operator stations of the alarm system froze. The engine room had to be manned and run locally.',
    lessons: [
      'Engine room was manned in 6 minutes. Local gauges of generator 2 were hard to read: cleaned and lit. Round list for local running is now laminated.',
      'Talk between bridge and local control by sound-powered phone was clear. The oilers want to train local start of the fire pump once more.',
    ],
    assets: ['alarm monitoring system', 'main engine remote control'],
  },
  S05: {
    controller: 'Master',
    description: 'A mail in the name of the agent asked for payment of port dues to a new bank account.',
    lessons: [
      'Mail was reported after 12 minutes and the agent was called back on the known number. Nobody opened the attachment.',
      'Two persons would have answered the mail. Rule repeated: a new bank account is always confirmed by voice.',
    ],
    assets: ['domain controller', 'planned maintenance PC'],
  },
  S07: {
    controller: 'ETO',
    description: 'The VSAT terminal was under foreign control. The ship had to cut it off and work without a link.',
    lessons: [
      'Modem was switched off in 4 minutes. The Certus terminal was ready, but the list of phone numbers was only on the NAS. A paper list is now in the radio corner.',
      'Crew was told why the internet is off, no questions later. Noon report went by Inmarsat-C.',
    ],
    assets: ['VSAT modem', 'Certus terminal'],
  },
  S12: {
    controller: 'Chief Officer',
    description: 'At berth a person without a visitor badge was met in the cargo office with a USB stick in hand.',
    lessons: [
      'Gangway watch had not asked for the ID of the second visitor. Visitor log and badge are now one step. Stick went to the evidence bag, unread.',
      'AB on watch called the duty officer at once. PC was left as it stood and photographed, as the card says.',
    ],
    assets: ['loading computer'],
  },
  S13: {
    controller: 'Second Engineer',
    description:
      'The maintenance server was lost and its newest copy could not be read. It had to come back from the copy before.',
    lessons: [
      'Older copy was found and good. 2 h 40 min until the data base was usable, target is 24 h. Three work orders had to be typed again.',
      'Procedure was clear. Password of the copy was in the sealed envelope as planned. Second Engineer can now do it without the ETO.',
    ],
    assets: ['PMS server', 'NAS'],
  },
};

/** Lines of the ship's own before and after the steps of the scenario. */
export const OPENING: readonly (readonly [title: string, remark: string])[] = [
  ['Muster, roles and stop word', 'All listed persons came. Stop word was repeated by each team.'],
  ['Safety check before the start', 'Traffic and weather fine, Master agrees, no pilot aboard.'],
];
export const CLOSING: readonly (readonly [title: string, remark: string])[] = [
  ['Stop. All systems back to normal', 'Each team confirmed that its system is as it was found.'],
  ['Log checked by two persons', 'Times in the drill log agree with the bridge log.'],
  ['Debrief with all who took part', 'Everybody said one thing that went well and one that did not.'],
];

/** What the controller wrote beside a step that was done. */
export const STEP_REMARKS: readonly string[] = [
  'Done without help.',
  'Done as the card says.',
  'Done after a short look at the card.',
  'Reported back to the bridge at once.',
  'Good teamwork, clear words on the radio.',
  'Done, the cadet was shown how.',
  'Time noted by the log keeper.',
  'Done. Hand-held radio was used.',
  'One question to the controller, then done.',
  '',
  '',
  '',
];
export const STEP_REMARKS_LATE: readonly string[] = [
  'Done late: the key to the cabinet had to be fetched.',
  'Done after a reminder by the controller.',
  'Slow, two persons waited for each other.',
];
export const STEP_REMARK_MISSED = 'Not done. Shown by the controller afterwards and repeated.';
export const ABSENT: readonly string[] = ['On watch', 'Rest hours', 'Gangway watch', 'Galley duty'];
export const PORTS: readonly string[] = ['Rotterdam', 'Gdynia', 'Antwerp', 'Bilbao', 'Piraeus', 'Casablanca', 'Santos'];
