/** `{asset}` and `{place}` stand for the system that the report is about. */
export type ReportStory = {
  readonly kind: 'nonConformity' | 'observation' | 'nearMiss' | 'hazard' | 'suspiciousMail';
  readonly title: string;
  readonly description: string;
  readonly correction: string;
  readonly cause: string;
  readonly clause: string;
};

type Row = readonly [title: string, description: string, correction: string, cause: string, clause?: string];
const of =
  (kind: ReportStory['kind']) =>
  ([title, description, correction, cause, clause = 'ISM 7']: Row): ReportStory => ({
    kind,
    title,
    description,
    correction,
    cause,
    clause,
  });

const NON_CONFORMITIES: readonly Row[] = [
  [
    'Restore test of {asset} not done in time',
    'The programme asks for a restore test. The last one for {asset} is older than the limit. No reason is written in the log.',
    'Test is planned for the next berth. Newest copy was read and is good.',
    'Test fell between two crew changes and was not in the handover notes.',
    'ISM 10.3',
  ],
  [
    '{asset}: USB port without lock',
    'During the monthly round at {place} one USB port of {asset} had no lock. The seal list says that all ports are locked.',
    'Port locked and sealed. Key back with the ETO.',
    'Lock was taken off for service and not put back. The service form has no line for it.',
  ],
  [
    '{asset} not in the register with its right version',
    'The version on the screen of {asset} is newer than the one in the register. The change was made by a service engineer and no change form was filled in.',
    'Register put right after reading the service menu. Copy of the settings made.',
    'Officer on duty did not know that the change form is needed for service work.',
    'ISM 10.1',
  ],
  [
    'Shared password at {asset}',
    'Three watchkeepers use one user name at {asset}. The password was written on a label at {place}.',
    'Label removed, password changed, new one in the sealed envelope.',
    'Maker delivered one user only. Own users were never asked for.',
  ],
  [
    'Service engineer worked at {asset} without permit',
    'A service engineer connected his laptop to {asset} before the permit was signed. The laptop had not been scanned.',
    'Work stopped, laptop scanned, permit signed, then work went on with the ETO beside him.',
    'Duty officer was busy with cargo and let him go alone.',
    'ISM 7',
  ],
  [
    'Backup medium of {asset} kept beside the system',
    'The offline copy of {asset} was found in the same cabinet at {place}. A fire would take both.',
    'Medium moved to the safe. Place written on the label.',
    'Safe was full. Old papers have now been sent ashore.',
    'ISM 8.1',
  ],
  [
    'Cyber familiarisation of two joiners not signed',
    'Two persons who joined at the last crew change have no signature for the cyber part of the familiarisation sheet. One of them works with {asset}.',
    'Both were instructed and have signed.',
    'New form was not in the joining folder.',
    'ISM 6.3',
  ],
  [
    'Cabinet of {asset} found open',
    'The cabinet of {asset} at {place} was not locked on the morning round. Nothing is missing, no cable was moved.',
    'Locked, seal renewed, photo taken. CCTV of the night was looked through.',
    'Lock is worn and springs open with vibration.',
    'ISM 10.1',
  ],
  [
    'Antivirus of {asset} older than 30 days',
    'Signatures of the antivirus at {asset} are 41 days old. The limit in the SMS is 30 days.',
    'Update taken from the scan PC on a clean stick.',
    'Automatic update stopped when the link was changed. Nobody looked at the date.',
    'ISM 10.1',
  ],
  [
    'No paper fallback at {asset}',
    'The card says that paper forms for a failure of {asset} are at {place}. The folder was empty.',
    'Forms printed and put in the folder, number of sheets noted on the cover.',
    'Forms were used in a drill and not filled up again.',
    'ISM 8.1',
  ],
];
const OBSERVATIONS: readonly Row[] = [
  [
    'Labels at {asset} hard to read',
    'Labels of the network cables at {asset} are faded. In a hurry the wrong cable can be pulled.',
    'New labels printed and fixed at both ends.',
    'Labels were paper under tape.',
  ],
  [
    'Clock of {asset} 4 minutes wrong',
    'The clock of {asset} was 4 minutes ahead of GPS time. Logs of two systems cannot be compared.',
    'Clock set. Weekly check is in the bridge list.',
    'No time server in this zone.',
  ],
  [
    'Isolation card missing at {asset}',
    'Beside {asset} there is no card that says which cable to pull. The crew knows it by heart, a new joiner does not.',
    'Card printed, laminated and put up.',
    'Card was taken down for painting.',
    'ISM 8.1',
  ],
  [
    'Visitor log without time of leaving',
    'On five lines of the visitor log the time of leaving is missing. One visitor had been at {asset}.',
    'Gangway watch instructed by the SSO.',
    'Watch changes at the time when visitors leave.',
  ],
  [
    '{asset}: fan noisy',
    'The fan of {asset} at {place} is noisy and the temperature is 8 degrees higher than last month.',
    'Filter cleaned. New fan is on the requisition.',
    'Dust from grain cargo.',
    'ISM 10.1',
  ],
  [
    'Screen of {asset} left unlocked',
    'The screen of {asset} was unlocked and nobody was there at 0200.',
    'Automatic lock set to 5 minutes.',
    'Lock was switched off during a survey.',
  ],
  [
    'Old user still on {asset}',
    'An officer who left two months ago still has a user on {asset}.',
    'User removed. Sign-off list now has a line for users.',
    'Sign-off list named only the office network.',
  ],
  [
    'Good practice: spare for {asset} tried out',
    'The spare for {asset} was put in and tried at anchor. It started in 12 minutes with the copy from the safe.',
    'None needed. Procedure was put right in two places.',
    'Nothing was wrong.',
    'ISM 10.3',
  ],
];
const NEAR_MISSES: readonly Row[] = [
  [
    'USB stick of the agent almost put into {asset}',
    'The agent asked to print cargo papers from his stick. The cadet was about to put it into {asset}. The AB on watch stopped him and called the duty officer.',
    'Stick went to the scan PC and was clean. Papers were printed from there.',
    'Scan PC stands far from the gangway. Agent was in a hurry.',
  ],
  [
    'Phone charger plugged into {asset}',
    'A phone was charging at a USB port of {asset}. It was seen on the round and taken off before any alarm.',
    'Phone removed, port locked. Owner was spoken to.',
    'No free socket at {place}.',
  ],
  [
    'Wrong cable pulled near {asset}',
    'While looking for a fault the cable of {asset} was pulled instead of the one of the printer. It was back after 20 seconds. No alarm, ship was at berth.',
    'Both cables labelled.',
    'Two grey cables without label.',
  ],
  [
    'Caller asked for the password of {asset}',
    'A caller said he is from the maker and needs the password of {asset} for an urgent patch. The ETO gave nothing and called the maker back: nobody had called.',
    'Company told by phone. Warning read out at the safety meeting.',
    'Name of the ETO can be found on the internet.',
  ],
  [
    'Update of {asset} started during approach',
    'An update message came up on {asset} during the approach and was nearly confirmed. The Second Officer postponed it.',
    'Update done at berth with the second unit in use.',
    'Maker has switched automatic updates on again.',
    'ISM 10.3',
  ],
];
const HAZARDS: readonly Row[] = [
  [
    'Water drops over {asset}',
    'After heavy rain water was dripping from the deckhead at {place}, 30 cm beside {asset}.',
    'Cover put over the cabinet, leak closed with tape until the gasket is renewed.',
    'Gasket of the cable gland is worn out.',
    'ISM 10.1',
  ],
  [
    'UPS of {asset} lasts 4 minutes only',
    'In the blackout test the UPS of {asset} lasted 4 minutes. The plan counts on 30.',
    'Essential units only on this UPS until the new batteries come.',
    'Batteries are 6 years old.',
    'ISM 10.3',
  ],
  [
    'Crew Wi-Fi reaches the office near {asset}',
    'A phone in the crew Wi-Fi could see the printer in the office network, close to {asset}. The two should be apart.',
    'Port in the switch closed. Firewall rule checked with the company.',
    'A cable was put into the wrong port after painting.',
  ],
  [
    'Remote access switch of {asset} left ON',
    'The key switch for remote service of {asset} at {place} stood ON two days after the service.',
    'Switched OFF, key in the key box.',
    'No one was named to switch it off.',
  ],
];
const MAILS: readonly Row[] = [
  [
    'Mail with a false invoice from a "ship chandler"',
    'Mail with a ZIP file, sent to the ship’s address. Sender is one letter different from our chandler. File was not opened.',
    'Mail kept as file for the company, sender blocked.',
    'Address list of a chandler was stolen, as he told us.',
  ],
  [
    'Mail asks the Master to confirm his password',
    'Mail in the name of the mail provider: the mailbox is full, sign in here. The link leads to a strange address. Nobody clicked.',
    'Deleted on all PCs after a copy was kept. Crew told.',
    'Ship’s address is on a public list.',
  ],
  [
    'False port form with a macro',
    'Mail in the name of the port of call with a form that asks to switch macros on. The Third Officer asked the agent: the port sends no such form.',
    'Company told, other ships warned.',
    'Sender knew our ETA from AIS.',
  ],
];

export const REPORTS: readonly ReportStory[] = [
  ...NON_CONFORMITIES.map(of('nonConformity')),
  ...OBSERVATIONS.map(of('observation')),
  ...NEAR_MISSES.map(of('nearMiss')),
  ...HAZARDS.map(of('hazard')),
  ...MAILS.map(of('suspiciousMail')),
];

/** As crew write in their own language, by the workload's mark of it. */
export const LOCAL_REPORTS: Readonly<Record<string, readonly ReportStory[]>> = {
  ru: (
    [
      [
        '{asset}: USB-порт без заглушки',
        'При обходе у {asset} обнаружен открытый USB-порт. По описи все порты закрыты заглушками.',
        'Порт закрыт, пломба поставлена, ключ у электромеханика.',
        'Заглушку сняли при сервисе и не вернули.',
      ],
      [
        'Табличка с паролем у {asset}',
        'На корпусе {asset} наклеена бумага с паролем. Пользуются три вахты.',
        'Бумага снята, пароль сменён, новый в конверте у капитана.',
        'Изготовитель поставил одного пользователя.',
      ],
      [
        '{asset}: перегрев в шкафу',
        'Температура в шкафу {asset} на 9 градусов выше обычной, вентилятор шумит.',
        'Фильтр очищен, вентилятор заказан.',
        'Пыль после погрузки зерна.',
        'ISM 10.1',
      ],
    ] satisfies readonly Row[]
  ).map(of('observation')),
  zh: (
    [
      [
        '{asset} 的USB口未加锁',
        '巡检时发现 {asset} 的一个USB口没有加锁，与登记表不符。',
        '已加锁并铅封，钥匙交电子电气员保管。',
        '服务工程师离船后未恢复。',
      ],
      [
        '{asset} 的时钟快了三分钟',
        '{asset} 的时间与GPS时间相差三分钟，记录无法对照。',
        '已校准，列入每周检查。',
        '该网段没有时间服务器。',
      ],
      [
        '{asset} 机柜未锁',
        '早班巡查发现 {asset} 机柜门未锁，线缆无变动，设备无缺失。',
        '已上锁并更换铅封，已查看录像。',
        '锁具磨损，振动后弹开。',
        'ISM 10.1',
      ],
    ] satisfies readonly Row[]
  ).map(of('observation')),
  fil: (
    [
      [
        'Bukas ang USB port ng {asset}',
        'Sa pag-iikot nakita na walang takip ang isang USB port ng {asset}. Ayon sa listahan, lahat ng port ay may takip.',
        'Nilagyan ng takip at selyo. Nasa ETO ang susi.',
        'Inalis para sa serbisyo at hindi naibalik.',
      ],
      [
        'Cellphone na naka-charge sa {asset}',
        'May nakitang cellphone na naka-charge sa USB port ng {asset}. Tinanggal agad bago may nangyari.',
        'Tinanggal ang cellphone, sinara ang port, kinausap ang may-ari.',
        'Kulang ang saksakan sa lugar.',
      ],
      [
        'Kupas na ang label ng kable sa {asset}',
        'Hindi na mabasa ang label ng mga kable sa {asset}. Baka maling kable ang mabunot kapag nagmamadali.',
        'Nag-print ng bagong label sa magkabilang dulo.',
        'Papel lang ang dating label.',
      ],
    ] satisfies readonly Row[]
  ).map(of('observation')),
};

/** What is written under a report while it is open. */
export const REMARKS: readonly string[] = [
  'Looked at together with the ETO. The correction holds.',
  'Please send a photo of the place as it is now.',
  'Photo is with the report. Checked again on the evening round.',
  'Spoken about at the safety meeting, everybody has understood.',
  'Similar places on the bridge and in the engine room were checked, all in order.',
  'Part is ordered, delivery at the next port.',
  'Master agrees. Please name who checks it next month.',
  'Checked after 30 days, no repetition.',
  'Handed over to my relief with all papers.',
  'Company asked for the same check on the sister ship.',
];

type Wanted = { readonly moves: readonly string[]; readonly kind?: ReportStory['kind']; readonly major?: boolean };
const REVIEWED = ['submitted', 'masterReview', 'dpaReview'] as const;
const ACCEPTED = [...REVIEWED, 'accepted'] as const;
const ACTING = [...ACCEPTED, 'correctiveAction'] as const;
const CHECKED = [...ACTING, 'verification'] as const;

/** How far each of the newest reports has come, the newest first; all older ones are closed. */
export const REPORT_STATES: readonly Wanted[] = [
  { moves: ['submitted'], kind: 'nearMiss' },
  { moves: ['submitted', 'masterReview'], kind: 'suspiciousMail' },
  { moves: REVIEWED, kind: 'observation' },
  { moves: ['submitted', 'masterReview', 'returned'], kind: 'observation' },
  { moves: ACTING, kind: 'nonConformity' },
  { moves: ACCEPTED, kind: 'hazard' },
  { moves: CHECKED, kind: 'nonConformity' },
  { moves: ACTING, kind: 'nonConformity' },
  { moves: [...CHECKED, 'ineffective'], kind: 'nonConformity' },
  { moves: [...ACCEPTED, 'escalatedMajor'], kind: 'nonConformity', major: true },
  { moves: [...ACCEPTED, 'escalatedMajor', 'downgraded'], kind: 'nonConformity' },
  { moves: [...ACTING, 'externalOpen'], kind: 'nonConformity' },
  { moves: [...REVIEWED, 'rejected'], kind: 'observation' },
  { moves: ['submitted', 'cancelled'], kind: 'observation' },
  { moves: [...CHECKED, 'closed', 'reopened'], kind: 'nonConformity' },
];
export const CLOSED_WITH_ACTION: Wanted = { moves: [...CHECKED, 'closed'] };
export const CLOSED_AT_ONCE: Wanted = { moves: [...ACCEPTED, 'closed'] };

/** The reason that a move asks for. */
export const REASONS: Readonly<Record<string, string>> = {
  returned: 'Please add the serial number and a photo.',
  rejected: 'Same finding as an earlier report, which is open. Work goes on there.',
  cancelled: 'Filed twice by mistake.',
  verification: 'Done as described. Photo and log page are with the report.',
  ineffective: 'Found again after three weeks. Another cause must be looked for.',
  closed: 'Checked, effective. No repetition.',
  escalatedMajor: 'Safety of navigation is concerned, therefore major.',
  downgraded: 'Immediate correction is in place and was seen, now minor.',
  reopened: 'Seen again on the last round.',
};

/** What is done about a non-conformity and by whom, by its title. */
export const REPORT_ACTIONS: Readonly<Record<string, readonly [action: string, rank: string]>> = {
  'Restore test of {asset} not done in time': ['Do the restore test and add it to the handover notes', 'ETO'],
  '{asset}: USB port without lock': ['Fit key locks on all USB ports of this console', 'ETO'],
  '{asset} not in the register with its right version': ['Show the change form to all officers', 'Chief Officer'],
  'Shared password at {asset}': ['Own user for each watchkeeper, as far as the maker allows', 'ETO'],
  'Service engineer worked at {asset} without permit': ['Permit is signed at the gangway before work', 'Chief Officer'],
  'Backup medium of {asset} kept beside the system': ['Check the place of all offline copies', 'Second Officer'],
  'Cyber familiarisation of two joiners not signed': ['Put the new form into the joining folder', 'Third Officer'],
  'Cabinet of {asset} found open': ['Renew the lock of the cabinet', 'Second Engineer'],
  'Antivirus of {asset} older than 30 days': ['Weekly look at the date of all signatures', 'ETO'],
  'No paper fallback at {asset}': ['Print the paper fallback forms and number them', 'Third Officer'],
};
/** Days from today on which they are planned: two are late. */
export const ACTION_DAYS: readonly number[] = [-9, -3, 12];

/** Systems with a screen, a user and USB ports: what reports of people are mostly about. */
export const OPERATED: readonly string[] = [
  'ECDIS',
  'loading computer',
  'stability PC',
  'weather routing PC',
  'alarm monitoring system',
  'planned maintenance PC',
  'PMS server',
];
