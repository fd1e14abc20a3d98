import {
  code,
  codeSet,
  day,
  type FieldsOf,
  line,
  linked,
  number,
  prose,
  ref,
  refs,
  removed,
  restricted,
  shoreOwns,
  texts,
  yesNo,
} from './field.ts';
import type { RecordKind } from './kind.ts';
import { ROLE_CODES } from './roles.ts';

/** System groups of the starter library (domain.md 4.4). */
export const ASSET_GROUPS = ['nav', 'com', 'eng', 'env', 'cargo', 'safety', 'sec', 'it', 'wel'] as const;

export const COMPONENT_KINDS = [
  'host',
  'embedded',
  'plc',
  'hmi',
  'networkDevice',
  'securityDevice',
  'sensor',
  'radioTerminal',
  'storage',
  'mobileDevice',
  'software',
  'system',
  'other',
] as const;

/** IACS UR E22 categories (domain.md 4.2). */
export const E22_CATEGORIES = ['I', 'II', 'III'] as const;

export const ASSET_STATUSES = ['planned', 'inUse', 'standBy', 'outOfOrder', 'scrapped'] as const;

/**
 * One IT or OT system, component or piece of software aboard: domain.md 4.1, which follows E26 4.1.1 and E27 3.1.1.
 *
 * Not stored because it follows from other records and would only contradict them: ship's IMO number (the workspace's
 * vessel), photo and evidence (attachments), last backup and last restore test (newest of `backup`, `restoreTest`),
 * history of changes (the record's own history and `changeDocuments`).
 */
export const asset = {
  collection: 'asset',
  version: 2,
  number: 'AST',
  lane: 'routine',
  fields: {
    number: line({ max: 40 }),
    // identity
    /** Row of the starter library that it was made from. */
    libraryKey: line({ max: 40 }),
    name: line({ required: true }),
    group: code(ASSET_GROUPS),
    /** Parent system: the computer-based system (CBS) that it is part of. */
    system: ref('asset'),
    function: prose(),
    technology: code(['it', 'ot', 'both']),
    deck: line({ max: 60 }),
    space: line(),
    rack: line({ max: 60 }),
    // hardware
    componentKind: code(COMPONENT_KINDS),
    maker: line(),
    supplier: line(),
    model: line(),
    serialNumber: line(),
    quantity: number(),
    interfaces: codeSet(['ethernet', 'fibre', 'wireless', 'serial', 'can', 'usb', 'sdCard', 'optical', 'hardWired']),
    upsFed: yesNo(),
    // software
    installedOn: ref('asset'),
    publisher: line(),
    product: line(),
    softwareKind: code(['application', 'operatingSystem', 'firmware', 'database', 'driver', 'plcProgram', 'other']),
    purpose: prose(),
    version: line(),
    patchLevel: line(),
    osName: line(),
    osVersion: line(),
    firmwareName: line(),
    firmwareVersion: line(),
    licence: line(),
    dongle: line(),
    supportEndsOn: day(),
    malwareProtection: line(),
    malwareUpdatedOn: day(),
    // network: `zone` is drawn on the map that everybody sees, the connection data behind it is not
    zone: ref('zone'),
    ...restricted({
      vlan: line({ max: 60 }),
      subnet: line({ max: 60 }),
      ipAddresses: texts({ max: 60 }),
      macAddresses: texts({ max: 40 }),
      switchPort: line({ max: 80 }),
      connections: codeSet(['wired', 'wireless', 'serial', 'none']),
      protocols: texts({ max: 80 }),
      ports: texts({ max: 40 }),
      /** Systems it talks to. */
      peers: refs('asset'),
      /** What flows, as people write it: "out to VDR: position, IEC 61162-450". */
      flows: texts(),
      conduits: refs('conduit'),
      remoteAccess: code(['none', 'local', 'vendor', 'shore']),
      untrustedExposure: code(['none', 'throughFirewall', 'direct']),
    }),
    // class and criticality
    ...shoreOwns({
      e22Category: code(E22_CATEGORIES),
      /** Class treats an unexplained category I as II or III (domain.md 4.2). */
      e22Reason: prose(),
      e26InScope: yesNo(),
      exclusionReason: prose(),
      /** Version that the company allows, beside the one installed. */
      approvedVersion: line(),
    }),
    /** Sudden failure may be hazardous (ISM 10.3). */
    ismCritical: yesNo(),
    impactSafety: number(),
    impactSecurity: number(),
    impactEnvironment: number(),
    impactCommercial: number(),
    fallback: prose(),
    /** Where the local panel, handle or paper is. */
    fallbackPlace: line(),
    maxOutageMin: number(),
    // responsibility
    ownerRole: code(ROLE_CODES),
    maintainer: line(),
    makerContact: ref('contact'),
    serviceContract: line(),
    contactAllHours: line(),
    // control
    /** Kinds of account, never their secrets. */
    accountKinds: codeSet(['personal', 'shared', 'admin', 'vendor', 'service', 'none']),
    /** When, never what. */
    defaultPasswordChangedOn: day(),
    multiFactor: code(['yes', 'no', 'notPossible']),
    usbPorts: code(['open', 'locked', 'sealed', 'none']),
    usbSeal: line({ max: 60 }),
    updateMethod: line(),
    logging: yesNo(),
    // continuity
    backupPlans: refs('backupPlan'),
    /** What it cannot work without: other systems, power, network, a position source. */
    dependsOn: refs('asset'),
    rtoMin: number(),
    rpoMin: number(),
    spareAboard: line(),
    restoreMedia: refs('mediaLog'),
    restoreMediaPlace: line(),
    // lifecycle
    status: code(ASSET_STATUSES),
    installedAboardOn: day(),
    scrappedOn: day(),
    /** Management-of-change papers. */
    changeDocuments: refs('document'),
    documents: refs('document'),
    verifiedOn: day(),
    verifiedBy: ref('person'),
    verifiedNote: prose(),
    note: prose(),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type AssetFields = FieldsOf<typeof asset>;
