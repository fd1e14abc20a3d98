export { canOpenWindows, detectPlatform } from './detect.ts';
export { type DeviceKeys, openDeviceKeys } from './device-keys.ts';
export { type CoreBridge, electronCore } from './electron.ts';
export type {
  CopyToRestore,
  FoundCopy,
  HostConfig,
  JournalItem,
  JournalStatus,
  Platform,
  PlatformCore,
  PlatformJournal,
  PlatformKind,
  Post,
  PostReply,
  SecondCopy,
  Secrets,
} from './platform.ts';
export { webCore } from './web.ts';
