import { parseArgs } from 'node:util';
import { Refusal } from '#shared/base/result.ts';
import { COMMON_ABOUT, COMMON_OPTIONS, type Command, type Io, UsageError } from './command.ts';
import { COMMANDS } from './commands.ts';

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length)) + 2;
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}${summary}`);
  return ['Usage: npm run hub -- COMMAND [OPTIONS]', '', ...lines, '', 'COMMAND --help says more.'].join('\n');
}

function helpOf(command: Command): string {
  const rows = [...command.about, ...COMMON_ABOUT];
  const width = Math.max(...rows.map(([option]) => option.length)) + 2;
  return [
    `${command.usage}`,
    '',
    command.summary,
    '',
    ...rows.map(([option, meaning]) => `  ${option.padEnd(width)}${meaning}`),
  ].join('\n');
}

function find(args: readonly string[]): { readonly command: Command; readonly rest: readonly string[] } | null {
  for (const words of [2, 1]) {
    const command = COMMANDS[args.slice(0, words).join(' ')];
    if (command) return { command, rest: args.slice(words) };
  }
  return null;
}

/** @returns the exit status: 0 done, 1 refused or something found wrong, 2 wrongly called. */
export async function runCli(args: readonly string[], { out, say }: Io): Promise<number> {
  const found = find(args);
  if (!found) {
    const isAsked = args[0] === '--help' || args[0] === '-h' || args[0] === 'help';
    (isAsked ? out : say)(overview());
    return isAsked ? 0 : 2;
  }
  const { command, rest } = found;
  let values: ReturnType<typeof parseArgs>['values'] = {};
  try {
    values = parseArgs({ args: [...rest], options: { ...COMMON_OPTIONS, ...command.options }, strict: true }).values;
    if (values.help === true) {
      out(helpOf(command));
      return 0;
    }
    const { lines, json, code = 0 } = await command.run(values, { out, say });
    const isJson = values.json === true;
    for (const line of lines) (isJson ? say : out)(plain(line));
    if (isJson) out(JSON.stringify(json));
    return code;
  } catch (error) {
    const { status, code, params, line } = told(error);
    say(status === 2 ? `${line}\n\n${helpOf(command)}` : line);
    if (values.json === true) out(JSON.stringify({ error: { code, ...params } }));
    return status;
  }
}

/** Names and labels are what ships and people say of themselves: no sign of theirs may command a terminal or turn the line round. */
function plain(text: string): string {
  return text.replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '?');
}

type Told = {
  readonly status: 1 | 2;
  readonly code: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly line: string;
};

/** What is said of a refusal, a wrong call, and what the system would not do; of anything else, which is a mistake of ours, the stack. */
function told(error: unknown): Told {
  if (error instanceof Refusal) {
    const { code, params } = error.error;
    return {
      status: 1,
      code,
      ...(params ? { params: { params } } : {}),
      line: `${code} ${JSON.stringify(params ?? {})}`,
    };
  }
  if (!(error instanceof Error)) return { status: 1, code: 'hub/internal', line: String(error) };
  const code = 'code' in error ? String(error.code) : '';
  const { message } = error;
  if (error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS'))
    return { status: 2, code: 'usage', params: { message }, line: message };
  if ('syscall' in error) return { status: 1, code, params: { message }, line: message };
  return { status: 1, code: 'hub/internal', line: error.stack ?? message };
}
