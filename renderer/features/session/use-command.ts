import { useState } from 'react';
import type { AppError, Result } from '#shared/base/result.ts';

type Command = {
  readonly run: <T>(command: () => Promise<Result<T>>) => Promise<Result<T>>;
  readonly isBusy: boolean;
  /** Of the last run; null while it runs and when it went well. */
  readonly error: AppError | null;
  readonly clearError: () => void;
};

/** Runs commands of the data layer one after the other and keeps what went wrong, for an ErrorNote beside the button. */
export function useCommand(): Command {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  async function run<T>(command: () => Promise<Result<T>>): Promise<Result<T>> {
    setBusy(true);
    setError(null);
    try {
      const result = await command();
      if (!result.ok) setError(result.error);
      return result;
    } finally {
      setBusy(false);
    }
  }

  return { run, isBusy, error, clearError: () => setError(null) };
}
