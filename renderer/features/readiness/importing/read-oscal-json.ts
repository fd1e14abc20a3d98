import * as z from 'zod/mini';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { fieldTexts } from './fit.ts';
import type { RawFramework, RawItem } from './read-framework.ts';

/** An OSCAL catalogue in JSON: groups and controls, nested at will. What it carries beside is left alone. */

const propSchema = z.object({ name: z.string(), value: z.string() });
const partSchema = z.object({
  name: z.string(),
  prose: z.optional(z.string()),
  get parts() {
    return z.optional(z.array(partSchema));
  },
});
type Part = z.infer<typeof partSchema>;

const controlSchema = z.object({
  id: z.string(),
  title: z.string(),
  props: z.optional(z.array(propSchema)),
  parts: z.optional(z.array(partSchema)),
  get controls() {
    return z.optional(z.array(controlSchema));
  },
});
type Control = z.infer<typeof controlSchema>;

const groupSchema = z.object({
  id: z.optional(z.string()),
  title: z.string(),
  props: z.optional(z.array(propSchema)),
  parts: z.optional(z.array(partSchema)),
  get groups() {
    return z.optional(z.array(groupSchema));
  },
  controls: z.optional(z.array(controlSchema)),
});
type Group = z.infer<typeof groupSchema>;

export const oscalSchema = z.object({
  catalog: z.object({
    uuid: z.string(),
    metadata: z.object({
      title: z.string(),
      version: z.optional(z.string()),
      parties: z.optional(z.array(z.object({ name: z.optional(z.string()) }))),
      remarks: z.optional(z.string()),
    }),
    groups: z.optional(z.array(groupSchema)),
    controls: z.optional(z.array(controlSchema)),
  }),
});
export type Oscal = z.infer<typeof oscalSchema>;

export function readOscalJson(text: string): Result<RawFramework> {
  try {
    const read = oscalSchema.safeParse(JSON.parse(text));
    return read.success ? ok(oscalFramework(read.data, 'oscalJson')) : fail('framework/not-a-catalogue');
  } catch {
    // No JSON, or nested deeper than can be walked.
    return fail('framework/unreadable');
  }
}

export function oscalFramework({ catalog }: Oscal, format: 'oscalJson' | 'oscalXml'): RawFramework {
  const { metadata } = catalog;
  return fieldTexts({
    format,
    title: metadata.title,
    edition: metadata.version ?? '',
    publisher: metadata.parties?.find(({ name }) => name)?.name ?? '',
    copyright: metadata.remarks ?? '',
    identifier: catalog.uuid,
    items: [...(catalog.groups ?? []).map(groupItem), ...(catalog.controls ?? []).map(controlItem)],
  });
}

function groupItem({ id, title, props, parts, groups, controls }: Group): RawItem {
  return {
    key: id ?? '',
    title,
    text: textOf(parts),
    kind: 'group',
    isWithdrawn: isWithdrawn(props),
    children: [...(groups ?? []).map(groupItem), ...(controls ?? []).map(controlItem)],
  };
}

/** A control that only gathers others (a category of the CSF) is a group for whoever reads the list. */
function controlItem({ id, title, props, parts, controls }: Control): RawItem {
  const children = (controls ?? []).map(controlItem);
  const text = textOf(parts);
  return {
    key: id,
    title: title === id ? '' : title,
    text,
    kind: children.length > 0 && text === '' ? 'group' : 'requirement',
    isWithdrawn: isWithdrawn(props),
    children,
  };
}

function isWithdrawn(props: readonly z.infer<typeof propSchema>[] | undefined): boolean {
  return props?.some(({ name, value }) => name === 'status' && /^withdrawn$/i.test(value)) ?? false;
}

/** What is asked for; guidance and examples stay in the file. */
function textOf(parts: readonly Part[] | undefined): string {
  const asked = parts?.filter(({ name }) => name === 'statement' || name === 'overview') ?? [];
  return asked.map(proseOf).filter(Boolean).join('\n');
}

function proseOf({ prose, parts }: Part): string {
  return [prose ?? '', ...(parts ?? []).map(proseOf)].filter(Boolean).join('\n');
}
