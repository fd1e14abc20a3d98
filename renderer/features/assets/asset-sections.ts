import type { AssetFields } from '#shared/domain/asset.ts';

export const SECTION_IDS = [
  'identity',
  'hardware',
  'software',
  'network',
  'class',
  'criticality',
  'responsibility',
  'control',
  'continuity',
  'lifecycle',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** The groups of domain.md 4.1, in its order; all fields that a person reads and fills in. */
export const SECTIONS: Readonly<Record<SectionId, readonly (keyof AssetFields)[]>> = {
  identity: ['name', 'group', 'system', 'function', 'technology', 'deck', 'space', 'rack', 'tags'],
  hardware: ['componentKind', 'maker', 'supplier', 'model', 'serialNumber', 'quantity', 'interfaces', 'upsFed'],
  software: [
    'installedOn',
    'publisher',
    'product',
    'softwareKind',
    'purpose',
    'version',
    'patchLevel',
    'osName',
    'osVersion',
    'firmwareName',
    'firmwareVersion',
    'licence',
    'dongle',
    'supportEndsOn',
    'malwareProtection',
    'malwareUpdatedOn',
  ],
  network: [
    'zone',
    'vlan',
    'subnet',
    'ipAddresses',
    'macAddresses',
    'switchPort',
    'connections',
    'protocols',
    'ports',
    'peers',
    'flows',
    'conduits',
    'remoteAccess',
    'untrustedExposure',
  ],
  class: ['e22Category', 'e22Reason', 'e26InScope', 'exclusionReason', 'approvedVersion'],
  criticality: [
    'ismCritical',
    'impactSafety',
    'impactSecurity',
    'impactEnvironment',
    'impactCommercial',
    'fallback',
    'fallbackPlace',
    'maxOutageMin',
  ],
  responsibility: ['ownerRole', 'maintainer', 'makerContact', 'serviceContract', 'contactAllHours'],
  control: [
    'accountKinds',
    'defaultPasswordChangedOn',
    'multiFactor',
    'usbPorts',
    'usbSeal',
    'updateMethod',
    'logging',
  ],
  continuity: ['dependsOn', 'backupPlans', 'rtoMin', 'rpoMin', 'spareAboard', 'restoreMedia', 'restoreMediaPlace'],
  lifecycle: [
    'status',
    'installedAboardOn',
    'scrappedOn',
    'verifiedOn',
    'verifiedBy',
    'verifiedNote',
    'changeDocuments',
    'documents',
    'note',
    'links',
  ],
};

/** Filled in by what one does, not by typing: "Verified now", the library, the links of other records. */
export const NOT_TYPED: readonly (keyof AssetFields)[] = ['verifiedOn', 'verifiedBy', 'verifiedNote', 'links'];

export const EDITED_FIELDS: readonly string[] = Object.values(SECTIONS)
  .flat()
  .filter((field) => !NOT_TYPED.includes(field));
