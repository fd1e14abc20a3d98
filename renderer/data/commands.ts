import { fail, ok } from '#shared/base/result.ts';
import { connection } from './client/connection.ts';
import type { Commands } from './contract.ts';
import type { Engine } from './worker/engine-contract.ts';

/** Commands as the contract describes them; each waits for the start and runs in the worker. */
type Remote = {
  [K in keyof Engine]: Engine[K] extends (...args: infer A) => infer R ? (...args: A) => R : never;
};

function remote<K extends keyof Remote>(name: K): Remote[K] {
  const run = async (...args: readonly unknown[]) => {
    const { engine } = await connection();
    return (engine[name] as (...all: readonly unknown[]) => unknown)(...args);
  };
  return run as unknown as Remote[K];
}

export const createVessel: Commands['createVessel'] = remote('createVessel');
export const enrol: Commands['enrol'] = remote('enrol');
export const openCopy: Commands['openCopy'] = remote('openCopy');
export const restoreCopy: Commands['restoreCopy'] = remote('restoreCopy');
export const reopen: Commands['reopen'] = remote('reopen');
export const signIn: Commands['signIn'] = remote('signIn');
export const signOut: Commands['signOut'] = remote('signOut');
export const loadVessels: Commands['loadVessels'] = remote('loadVessels');
export const openVessel: Commands['openVessel'] = remote('openVessel');
export const closeVessel: Commands['closeVessel'] = remote('closeVessel');
export const loadAccess: Commands['loadAccess'] = remote('loadAccess');
export const addVessel: Commands['addVessel'] = remote('addVessel');
export const makeCode: Commands['makeCode'] = remote('makeCode');
export const revokeDevice: Commands['revokeDevice'] = remote('revokeDevice');
export const admitBatches: Commands['admitBatches'] = remote('admitBatches');
export const unlock: Commands['unlock'] = remote('unlock');
export const continueAnonymously: Commands['continueAnonymously'] = remote('continueAnonymously');
export const lock: Commands['lock'] = remote('lock');
export const setAutoLock: Commands['setAutoLock'] = remote('setAutoLock');
export const changePin: Commands['changePin'] = remote('changePin');
export const addPerson: Commands['addPerson'] = remote('addPerson');
export const resetPin: Commands['resetPin'] = remote('resetPin');
export const recover: Commands['recover'] = remote('recover');
export const newId: Commands['newId'] = remote('newId');
export const save: Commands['save'] = remote('save');
export const transition: Commands['transition'] = remote('transition');
export const remove: Commands['remove'] = remote('remove');
export const takeBackRemoval: Commands['takeBackRemoval'] = remote('takeBackRemoval');
export const sign: Commands['sign'] = remote('sign');
/** As they stand now, the oldest first; once, where `useSignOffs` would follow them. */
export const loadSignOffs: Engine['signOffs'] = remote('signOffs');
export const resolve: Commands['resolve'] = remote('resolve');
export const redact: Commands['redact'] = remote('redact');
export const loadRecords: Commands['loadRecords'] = remote('loadRecords');
/** Once, where `useScorecard` would follow it. */
export const loadScorecard: Engine['readiness'] = remote('readiness');
export const loadReadinessTrend: Commands['loadReadinessTrend'] = remote('loadReadinessTrend');
export const getRecord: Commands['getRecord'] = remote('getRecord');
export const verify: Commands['verify'] = remote('verify');
export const rebuild: Commands['rebuild'] = remote('rebuild');
export const exportLog: Commands['exportLog'] = remote('exportLog');
export const syncNow: Commands['syncNow'] = remote('syncNow');
export const chooseLink: Commands['chooseLink'] = remote('chooseLink');
export const allowPhotos: Commands['allowPhotos'] = remote('allowPhotos');
export const isolate: Commands['isolate'] = remote('isolate');
export const rejoin: Commands['rejoin'] = remote('rejoin');
export const addPhoto: Commands['addPhoto'] = remote('addPhoto');
export const attachmentBlob: Commands['attachmentBlob'] = remote('attachmentBlob');
export const allowOriginals: Commands['allowOriginals'] = remote('allowOriginals');
export const askForOriginals: Commands['askForOriginals'] = remote('askForOriginals');
export const fileConfidential: Commands['fileConfidential'] = remote('fileConfidential');
export const readAnswer: Commands['readAnswer'] = remote('readAnswer');
export const openSealed: Commands['openSealed'] = remote('openSealed');
export const filesState: Commands['filesState'] = remote('filesState');
export const writeFile: Commands['writeFile'] = remote('writeFile');
export const lookAtFiles: Commands['lookAtFiles'] = remote('lookAtFiles');
export const takeFiles: Commands['takeFiles'] = remote('takeFiles');
export const sendMessage: Commands['sendMessage'] = remote('sendMessage');
export const shipReach: Commands['shipReach'] = remote('shipReach');
export const writeQrTexts: Commands['writeQrTexts'] = remote('writeQrTexts');
export const answerSealed: Commands['answerSealed'] = remote('answerSealed');

const touched = remote('touched');
const TOUCH_EVERY_MS = 5000;
let touchedAt = Number.NEGATIVE_INFINITY;

export const touch: Commands['touch'] = () => {
  if (performance.now() - touchedAt < TOUCH_EVERY_MS) return;
  touchedAt = performance.now();
  void touched();
};

const ENROLMENT_FILE_BYTES = 64 * 1024;

export const enrolFromFile: Commands['enrolFromFile'] = async () => {
  const { platform } = await connection();
  const file = await platform.openFile(['txt', 'json', 'bwk'], ENROLMENT_FILE_BYTES);
  if (!file.ok || file.value === null) return file.ok ? ok(null) : file;
  const text = new TextDecoder().decode(file.value.bytes);
  return text.trim() === '' ? fail('enrol/code-malformed') : enrol(text);
};

export const saveFile: Commands['saveFile'] = async (suggestedName, bytes, mime) => {
  const { platform } = await connection();
  return platform.saveFile(suggestedName, bytes, mime);
};

const rowsOf = remote('rows');
const idsOf = remote('queryIds');
const PORTION = 1000;

export const getRecords: Commands['getRecords'] = async (query) => {
  const ids = await idsOf(query);
  const out = [];
  for (let at = 0; at < ids.length; at += PORTION) out.push(...(await rowsOf(ids.slice(at, at + PORTION))));
  return out;
};
