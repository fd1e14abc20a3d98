import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ArgsOf, ReplyOf } from '#shared/ipc/channel.ts';
import { type ChannelName, type IpcContract, type IpcHandlers, ipcContract } from '#shared/ipc/contract.ts';
import { log, traceOf } from '../log.ts';

/**
 * What a call from the renderer is answered with. There always is an answer, and it keeps to the contract: a handler that
 * throws or replies something else has a bug, which is logged and becomes `ipc/failed`.
 */
export async function answer<Name extends ChannelName>(
  name: Name,
  handler: IpcHandlers[Name],
  isTrusted: boolean,
  args: readonly unknown[],
) {
  if (!isTrusted) {
    log('ipc refused', { channel: name });
    return fail('ipc/untrusted-sender', { channel: name });
  }
  const given = ipcContract[name].args.safeParse(args[0]);
  if (!given.success || args.length > 1) {
    return fail('ipc/bad-args', { channel: name, at: given.error?.issues[0]?.path.join('.') ?? '' });
  }
  try {
    type Args = ArgsOf<IpcContract[Name]>;
    type Reply = ReplyOf<IpcContract[Name]>;
    const run = handler as unknown as (args: Args) => Promise<Result<Reply>>;
    const result = await run(given.data as Args);
    if (!result.ok) return result;
    return ok(ipcContract[name].reply.parse(result.value) as Reply);
  } catch (error) {
    log('ipc failed', { channel: name, trace: traceOf(error) });
    return fail('ipc/failed', { channel: name });
  }
}
