import { admit } from './admit.ts';
import { blobs } from './blobs.ts';
import type { Command } from './command.ts';
import { enrol } from './enrol.ts';
import { exportLog } from './export-log.ts';
import { exportFiles, importFiles } from './files.ts';
import { init } from './init.ts';
import { revoke } from './revoke.ts';
import { serve } from './serve.ts';
import { staffAdd } from './staff-add.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';
import { vesselAdd } from './vessel-add.ts';

export const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  serve,
  'vessel add': vesselAdd,
  'staff add': staffAdd,
  enrol,
  status,
  revoke,
  admit,
  blobs,
  verify,
  export: exportLog,
  'import-file': importFiles,
  'export-file': exportFiles,
};
