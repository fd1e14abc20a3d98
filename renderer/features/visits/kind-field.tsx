import { useFieldWords } from '#renderer/features/fields/index.ts';
import { ChoiceCards } from '#renderer/ui/fields/choice-cards.tsx';
import type { Value } from '#shared/base/value.ts';

type KindFieldProps = { readonly value: Value | undefined; readonly onChange: (kind: 'visit' | 'remote') => void };

/** They come on board, or they connect. */
export function KindField({ value, onChange }: KindFieldProps) {
  const words = useFieldWords();
  return (
    <ChoiceCards
      label={words.label('vendorSession', 'kind')}
      layout="row"
      value={value === 'remote' ? 'remote' : 'visit'}
      onChange={onChange}
      options={(['visit', 'remote'] as const).map((kind) => ({
        value: kind,
        label: words.code('vendorSession', 'kind', kind),
      }))}
    />
  );
}
