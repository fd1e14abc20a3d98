import type * as z from 'zod/mini';
import type { Result } from '#shared/base/result.ts';

/** One verb between renderer and main: what goes in, and what comes back inside a `Result`. */
export type Channel<Args extends z.ZodMiniType = z.ZodMiniType, Reply extends z.ZodMiniType = z.ZodMiniType> = {
  readonly args: Args;
  readonly reply: Reply;
};

export type Contract = Readonly<Record<string, Channel>>;

export function channel<Args extends z.ZodMiniType, Reply extends z.ZodMiniType>(
  parts: Channel<Args, Reply>,
): Channel<Args, Reply> {
  return parts;
}

/** Read-only all the way down; bytes stay bytes. */
export type Given<T> = T extends Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Given<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Given<T[Key]> }
      : T;

export type ArgsOf<C extends Channel> = Given<z.infer<C['args']>>;
export type ReplyOf<C extends Channel> = Given<z.infer<C['reply']>>;

/** The functions that the renderer sees: one per channel, no argument where the channel takes none. */
export type BridgeOf<C extends Contract> = {
  readonly [Name in keyof C]: undefined extends ArgsOf<C[Name]>
    ? () => Promise<Result<ReplyOf<C[Name]>>>
    : (args: ArgsOf<C[Name]>) => Promise<Result<ReplyOf<C[Name]>>>;
};

/** The functions that main must offer: one per channel, checked arguments in, a `Result` out. */
export type HandlersOf<C extends Contract> = {
  readonly [Name in keyof C]: (args: ArgsOf<C[Name]>) => Promise<Result<ReplyOf<C[Name]>>>;
};
