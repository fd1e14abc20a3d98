import { type BrowserWindow, dialog } from 'electron';
import type { Dialogs } from './services.ts';

/** The dialogs of the operating system, in its language, belonging to our window. */
export function osDialogs(ownWindow: () => BrowserWindow | undefined): Dialogs {
  /** Without a window nobody can be asked. */
  async function ask<T>(show: (window: BrowserWindow) => Promise<T>): Promise<T | null> {
    const window = ownWindow();
    return window ? show(window) : null;
  }

  return {
    chooseFolder: async () => {
      const answer = await ask((window) =>
        dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'] }),
      );
      return answer?.canceled ? null : (answer?.filePaths[0] ?? null);
    },
    chooseFile: async (extensions) => {
      const filters = extensions.length > 0 ? [{ name: shown(extensions), extensions: [...extensions] }] : [];
      const answer = await ask((window) =>
        dialog.showOpenDialog(window, { properties: ['openFile', 'dontAddToRecent'], filters }),
      );
      return answer?.canceled ? null : (answer?.filePaths[0] ?? null);
    },
    chooseTarget: async (suggestedName) => {
      const answer = await ask((window) =>
        dialog.showSaveDialog(window, {
          defaultPath: suggestedName,
          properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
        }),
      );
      return answer?.canceled ? null : (answer?.filePath ?? null);
    },
  };
}

function shown(extensions: readonly string[]): string {
  return extensions.map((extension) => `*.${extension}`).join(' ');
}
