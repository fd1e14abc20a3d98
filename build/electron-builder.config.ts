import type { Configuration } from 'electron-builder';
import { setFuses } from './fuses/fuses.ts';

/**
 * The installers. Everything that the app needs is bundled into out/, so nothing of node_modules is packed: no native
 * module, no rebuild. No publish target and no updater: an update is a signed installer that a person carries aboard.
 * Signing takes its certificates from the environment of the machine that releases (CSC_LINK, WIN_CSC_LINK, APPLE_*).
 */
const config: Configuration = {
  appId: 'org.bulwark.ship',
  productName: 'Bulwark',
  copyright: 'Bulwark',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  directories: { output: 'dist', buildResources: 'build/resources' },

  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', '!node_modules', '!**/*.map'],
  asar: true,
  npmRebuild: false,
  nodeGypRebuild: false,
  // Chromium's own texts: the languages our screens have.
  electronLanguages: [
    ...['en', 'en-US', 'en-GB', 'fil', 'ru', 'zh-CN', 'zh_CN', 'id', 'hi', 'uk', 'vi', 'tr', 'es', 'es-419', 'ar'],
  ],
  publish: null,
  afterPack: setFuses,

  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
    // Crews have no administrator's password, and the app needs none.
    requestedExecutionLevel: 'asInvoker',
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: true,
    // Records outlive the program: removing it never removes them.
    deleteAppDataOnUninstall: false,
    differentialPackage: false,
  },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
  portable: { artifactName: '${productName}-${version}-portable.${ext}' },

  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'build/resources/entitlements.mac.plist',
    entitlementsInherit: 'build/resources/entitlements.mac.plist',
  },
  dmg: { writeUpdateInfo: false },

  linux: {
    target: [
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] },
    ],
    executableName: 'bulwark',
    category: 'Office',
    maintainer: 'Bulwark',
    synopsis: "A ship's cyber safety log that works without a connection.",
  },
};

export default config;
