import { useState } from 'react';

type TypedText = {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** There is text, and it is not a value. */
  readonly isWrong: boolean;
};

/**
 * A field whose value is not text: what was typed stays on screen as typed, even while it is no value yet, and a value
 * from outside replaces it only when it really differs.
 */
export function useTypedText<T>(
  value: T | null,
  onChange: (value: T | null) => void,
  parse: (text: string) => T | null,
  print: (value: T) => string,
): TypedText {
  const [text, setText] = useState(() => (value === null ? '' : print(value)));
  const typed = parse(text);
  const shown = typed === value || (typed === null && value === null) ? text : value === null ? '' : print(value);
  return {
    text: shown,
    setText: (next) => {
      setText(next);
      onChange(parse(next));
    },
    isWrong: shown.trim() !== '' && parse(shown) === null,
  };
}
