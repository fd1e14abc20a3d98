import { dexieBlobContracts } from '../testing/blob-contracts.ts';

dexieBlobContracts('Dexie in a browser');
