import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftHandle } from '../contract.ts';
import { useEngineState } from './connection.ts';
import { type DraftKeeping, flushDrafts, plainDrafts } from './draft-keeper.ts';
import { type DraftScope, draftScope } from './draft-scope.ts';
import { sealedDrafts } from './sealed-drafts.ts';

type State<T> = {
  readonly key: string;
  readonly value: T;
  readonly isRestored: boolean;
  readonly keptAt: number | null;
  /** Nothing has been typed into it in this visit. */
  readonly isUntouched?: boolean;
};

function useScope(): DraftScope {
  const info = useEngineState((state) => state.workspace.info);
  const session = useEngineState((state) => state.session);
  return draftScope(info, session);
}

/** Whoever works without a name has no key to seal with: a confidential text of theirs is in memory alone. */
const inMemory: DraftKeeping = {
  keep: () => {},
  read: () => Promise.resolve(undefined),
  drop: () => Promise.resolve(),
};

/**
 * What is being typed, kept on this device until it is saved.
 * @param key     unique per form and record, `report/new`, `asset/<id>`; it is kept apart per person ({@link draftScope}).
 * @param options `isSealed`: kept so that only this person opens it again (confidential reports); of nobody by name, nowhere.
 */
export function useDraft<T>(key: string, initial: T, options: { readonly isSealed?: boolean } = {}): DraftHandle<T> {
  const { isSealed = false } = options;
  const { scope, ofNobody, nobodyMs } = useScope();
  const whole = `${scope}/${key}`;
  const anonymous = `${ofNobody}/${key}`;
  const keeping = !isSealed ? plainDrafts : scope === ofNobody ? inMemory : sealedDrafts;
  const first = useRef(initial);
  first.current = initial;
  const [state, setState] = useState<State<T> | null>(null);
  const present = useRef<State<T> | null>(null);

  const show = useCallback((next: State<T>) => {
    present.current = next;
    setState(next);
  }, []);

  useEffect(() => {
    let isWanted = true;
    const begin = (value: T, isRestored: boolean, keptAt: number | null) => {
      // What was typed while the old draft was looked for is newer than it.
      if (!isWanted || present.current?.key === whole) return;
      const typed = present.current;
      show({ key: whole, value, isRestored, keptAt, isUntouched: true });
      if (isRestored || typed?.key !== anonymous || whole === anonymous) return;
      if (typed.isUntouched && !typed.isRestored) return;
      // Somebody began to type and then unlocked: it is their text, and no longer anybody's.
      show({ key: whole, value: typed.value, isRestored: false, keptAt: null });
      keeping.keep(whole, typed.value, () => {});
      if (!isSealed) void plainDrafts.drop(anonymous);
    };
    keeping.read(whole).then(
      (held) => {
        const isOver = whole === anonymous && nobodyMs !== null && Date.now() - (held?.at ?? 0) > nobodyMs;
        if (held && isOver) void keeping.drop(whole);
        if (held && !isOver) begin(held.value as T, true, held.at);
        else begin(first.current, false, null);
      },
      () => begin(first.current, false, null), // the database does not open: typing must work all the same
    );
    return () => {
      isWanted = false;
      void flushDrafts(); // leaving the form
    };
  }, [whole, anonymous, nobodyMs, isSealed, keeping, show]);

  const set = useCallback(
    (next: T | ((before: T) => T)) => {
      const before = present.current?.key === whole ? present.current : null;
      const value = typeof next === 'function' ? (next as (before: T) => T)(before?.value ?? first.current) : next;
      show({ key: whole, value, isRestored: before?.isRestored ?? false, keptAt: before?.keptAt ?? null });
      keeping.keep(whole, value, (keptAt) => {
        if (present.current?.key === whole) show({ ...present.current, keptAt });
      });
    },
    [whole, keeping, show],
  );

  const clear = useCallback(async () => {
    show({ key: whole, value: first.current, isRestored: false, keptAt: null, isUntouched: true });
    await keeping.drop(whole);
  }, [whole, keeping, show]);

  const shown = state?.key === whole ? state : null;
  return {
    value: shown?.value ?? null,
    set,
    clear,
    isRestored: shown?.isRestored ?? false,
    keptAt: shown?.keptAt ?? null,
  };
}
