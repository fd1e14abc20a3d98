import { useFormats } from '#renderer/i18n/use-formats.ts';

/** A size, isolated: "0.9 kB" falls apart in a line from right to left otherwise. */
export function Bytes({ value }: { readonly value: number }) {
  const formats = useFormats();
  return <bdi>{formats.bytes(value)}</bdi>;
}
