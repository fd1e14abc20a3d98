import { useState } from 'react';
import { type AppError, fail, type Result } from '#shared/base/result.ts';

type Command = {
  readonly run: <T>(command: () => Promise<Result<T>>) => Promise<Result<T>>;
  readonly isBusy: boolean;
  /** Of the last run; null while it runs and when it went well. */
  readonly error: AppError | null;
  readonly clearError: () => void;
};

/**
 * Runs commands of the data layer one after the other and keeps what went wrong, for an ErrorNote beside the button. A
 * command that throws has a bug: the person is told that the program did not answer, and may try again.
 */
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
    } catch (cause) {
      const failed = fail('ipc/failed', { cause: String(cause) });
      setError(failed.error);
      return failed;
    } finally {
      setBusy(false);
    }
  }

  return { run, isBusy, error, clearError: () => setError(null) };
}
