import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * A secret: from the environment, else typed unseen at a terminal.
 * @returns null where there is neither.
 */
export async function askSecret(variable: string, question: string): Promise<string | null> {
  const given = process.env[variable];
  if (given !== undefined) return given;
  if (!process.stdin.isTTY) return null;
  process.stderr.write(`${question}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const typed = await new Promise<string>((resolve) => lines.question('', resolve));
  lines.close();
  process.stderr.write('\n');
  return typed;
}
