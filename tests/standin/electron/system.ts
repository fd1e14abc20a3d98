import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machineFolder } from './app.ts';
import { record } from './recorder.ts';

/** Parts of Electron that only ask the operating system for something. */

const dialogAnswers: unknown[] = [];

export function answerNextDialog(value: unknown): void {
  dialogAnswers.push(value);
}

function ask(name: string) {
  return async (...args: readonly unknown[]) => {
    record(`dialog.${name}`, ...args.filter((arg) => !(arg instanceof EventEmitter)));
    return dialogAnswers.shift() ?? { canceled: true, filePaths: [], filePath: '' };
  };
}

export const dialog = { showSaveDialog: ask('showSaveDialog'), showOpenDialog: ask('showOpenDialog') };

export const shell = {
  openExternal: async (address: string) => record('shell.openExternal', address),
};

export const powerMonitor = new EventEmitter();

export const Menu = {
  setApplicationMenu: (menu: unknown) => record('Menu.setApplicationMenu', menu),
  buildFromTemplate: (template: unknown) => template,
};

/** STANDIN_KEY_STORE=none plays a Linux without one; else the key lies beside the app's data, as a key ring does. */
const hasKeyStore = process.env['STANDIN_KEY_STORE'] !== 'none';

function key(): Buffer {
  const file = path.join(machineFolder, 'key-ring');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32));
  return readFileSync(file);
}

export const safeStorage = {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => (hasKeyStore ? 'gnome_libsecret' : 'basic_text'),
  encryptStringAsync: async (text: string) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  decryptStringAsync: async (sealed: Buffer) => {
    const decipher = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
    return { result: text, shouldReEncrypt: false };
  },
};
