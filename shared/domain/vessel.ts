import { code, day, type FieldsOf, line, linked, number, removed, shoreOwns, yesNo } from './field.ts';
import type { RecordKind } from './kind.ts';

/** Rules differ by ship type (domain.md, head); the list is a product default. */
export const VESSEL_TYPES = [
  'bulkCarrier',
  'containerShip',
  'generalCargo',
  'reeferShip',
  'roRo',
  'vehicleCarrier',
  'oilTanker',
  'chemicalTanker',
  'lpgCarrier',
  'lngCarrier',
  'passengerShip',
  'roPax',
  'highSpeedCraft',
  'offshoreSupply',
  'mobileOffshoreUnit',
  'tug',
  'dredger',
  'researchShip',
  'fishingVessel',
  'trainingShip',
  'other',
] as const;

export const TRADES = ['worldwide', 'coastal', 'inland', 'offshore', 'portOnly'] as const;

/**
 * The ship itself: one record per workspace. What decides which rules apply (domain.md 7.4, "rules engine inputs") is
 * owned by shore, what the crew reads off its own papers by the ship.
 */
export const vessel = {
  collection: 'vessel',
  version: 3,
  lane: 'routine',
  fields: {
    name: line({ required: true }),
    /** Seven digits, no prefix; see imo-number.ts. */
    imoNumber: line({ required: true, max: 7 }),
    officialNumber: line({ max: 40 }),
    mmsi: line({ max: 9 }),
    callSign: line({ max: 12 }),
    /** Number at which the ship is called back, mostly a satellite phone (since version 2; unset in what came before). */
    phone: line({ max: 60 }),
    homePort: line(),
    grossTonnage: number(),
    yearBuilt: number(),
    /** What orders aboard are given in, set by company or Master and logged (SOLAS V/14.3). BCP 47. */
    workingLanguage: line({ max: 35 }),
    /** What prints begin in, BCP 47; unset: the language of the screen (since version 3). */
    printLanguage: line({ max: 35 }),
    /** Minutes of ship time ahead of UTC; see ship-time.ts. */
    shipTimeOffsetMin: number(),
    ...shoreOwns({
      /** Two to eight signs; the `TP` of NCR-TP-A-0007. */
      shortCode: line({ max: 8 }),
      /** ISO 3166-1 alpha-2. */
      flag: line({ max: 2 }),
      /** Official language of the flag, BCP 47; posted plans need it beside the working language (SOLAS V/14.3). */
      flagLanguage: line({ max: 35 }),
      type: code(VESSEL_TYPES),
      trade: code(TRADES),
      /** Calls at ports of the United States: 33 CFR 6.16-1 and 160.216 apply to any vessel there (domain.md 2.4). */
      callsUnitedStates: yesNo(),
      /** UR E26 binds ships contracted for construction on or after 1 Jul 2024 (domain.md 2.3). */
      contractedOn: day(),
      e26Applies: yesNo(),
      classSociety: line(),
      classNumber: line({ max: 40 }),
      companyName: line(),
      /** IMO company number of the DOC holder. */
      companyNumber: line({ max: 7 }),
      docIssuer: line(),
      /** The company is an essential or important entity under NIS2, and in which member state (domain.md 2.5). */
      nis2Entity: yesNo(),
      nis2MemberState: line({ max: 2 }),
    }),
    ...linked,
    removed,
  },
} as const satisfies RecordKind;

export type VesselFields = FieldsOf<typeof vessel>;
