import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/**
 * Every fuse of Electron, decided. The type names them all, so a fuse that a new Electron brings stops the type check until
 * somebody has decided on it; flipping refuses a binary with more fuses than these.
 */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  // The app must not be usable as a plain Node for somebody else's script.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // NODE_OPTIONS and NODE_EXTRA_CA_CERTS would let the environment bring code and authorities of its own.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Changed code does not start (checked by Electron on Windows and macOS).
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // We have no snapshot of our own.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // Our pages come from app://, never from file://.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // Electron's default: bounds of WebAssembly memory are guarded by the processor, which keeps zstd and argon2 fast.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** electron-builder's afterPack: the last moment before signing. @throws Error when the binary has a fuse that is not decided here. */
export async function setFuses(
  context: Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName' | 'packager'>,
): Promise<void> {
  await flipFuses(binaryOf(context), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Apple silicon starts nothing unsigned; without a certificate the ad-hoc signature must be made anew.
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    ...FUSES,
  });
}

function binaryOf({ appOutDir, electronPlatformName, packager }: Parameters<typeof setFuses>[0]): string {
  const { productFilename } = packager.appInfo;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${productFilename}.app`);
  if (electronPlatformName === 'win32') return path.join(appOutDir, `${productFilename}.exe`);
  return path.join(appOutDir, (packager as unknown as { readonly executableName: string }).executableName);
}
