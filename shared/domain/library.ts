import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { ASSET_GROUPS, E22_CATEGORIES } from './asset.ts';
import { fileHeadShape, readData } from './rule-source.ts';

/**
 * The starter library (domain.md 4.4): systems that a ship usually has, as data: resources/library/assets.json and
 * protocols.json. Names and fallbacks are texts of the `library` namespace; the data holds their keys.
 */
const key = z.string().check(z.regex(/^[a-z][a-z0-9]*$/));
const text = z.string().check(z.minLength(1));

export const assetLibrarySchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z.strictObject({
      key,
      group: z.enum(ASSET_GROUPS),
      technology: z.enum(['it', 'ot', 'both']),
      /** First the usual zone, then where it may be instead or also. */
      zones: z.array(z.string().check(z.regex(/^Z\d+$/))).check(z.minLength(1)),
      /** Zones that it reaches by hand: sticks carried across. */
      carriedTo: z.optional(z.array(z.string().check(z.regex(/^Z\d+$/)))),
      /** Typical E22 category, lowest to highest; class decides. */
      e22: z.strictObject({ from: z.enum(E22_CATEGORIES), to: z.enum(E22_CATEGORIES) }),
      /** How many a ship usually has. */
      quantity: z.optional(z.number()),
      /** Usual links and protocols: technical names, the same in every language. */
      links: z.array(text).check(z.minLength(1)),
      nameKey: text,
      functionKey: text,
      fallbackKey: text,
      unverified: z.boolean(),
    }),
  ),
});
export type AssetLibrary = z.infer<typeof assetLibrarySchema>;
export type LibraryAsset = AssetLibrary['rows'][number];

export function readAssetLibrary(raw: unknown): Result<AssetLibrary> {
  return readData(assetLibrarySchema, raw);
}

export const protocolLibrarySchema = z.strictObject({
  ...fileHeadShape,
  rows: z.array(
    z.strictObject({
      key,
      name: text,
      transport: z.enum(['tcp', 'udp', 'tcpUdp', 'serial', 'fieldbus']),
      /** Numbers and ranges, `34962-34964`; empty where there are none. */
      ports: z.array(z.string().check(z.regex(/^\d+(-\d+)?$/))),
      /** Multicast groups. */
      groups: z.optional(z.array(text)),
      /** Further ports are chosen at run time. */
      dynamicPorts: z.optional(z.boolean()),
      /** Anybody on the wire is believed. */
      authenticated: z.enum(['no', 'optional', 'yes']),
      unverified: z.boolean(),
    }),
  ),
});
export type ProtocolLibrary = z.infer<typeof protocolLibrarySchema>;

export function readProtocolLibrary(raw: unknown): Result<ProtocolLibrary> {
  return readData(protocolLibrarySchema, raw);
}
