import { safeStorage } from 'electron';
import type { KeyStore } from './secrets.ts';

/** Electron's safeStorage. On Linux `basic_text` means a password that is the same everywhere: that is no key store. */
export const osKeyStore: KeyStore = {
  isAvailable: async () => {
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false;
    return safeStorage.isAsyncEncryptionAvailable();
  },
  seal: (text) => safeStorage.encryptStringAsync(text),
  open: async (sealed) => {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    return { text: result, isStale: shouldReEncrypt };
  },
};
