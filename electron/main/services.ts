import type { Result } from '#shared/base/result.ts';
import type { DataVerdict } from './data-version.ts';
import type { Journal } from './journal/journal.ts';
import type { SecondCopy } from './journal/second-copy.ts';
import type { Link } from './link/link.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** The journal and its copy; a disk that does not let them open must not keep the window shut. */
export type Records = { readonly journal: Journal; readonly secondCopy: SecondCopy };

/** Asks the person at the screen. Paths stay in main. Null when cancelled. */
export type Dialogs = {
  readonly chooseFolder: () => Promise<string | null>;
  readonly chooseFile: (extensions: readonly string[]) => Promise<string | null>;
  readonly chooseTarget: (suggestedName: string) => Promise<string | null>;
};

/** What the channel groups work with; none of it is Electron, so they are tested without it. */
export type Services = {
  readonly app: {
    readonly version: string;
    readonly isDemo: boolean;
    readonly platform: 'windows' | 'macos' | 'linux' | 'other';
    readonly isPackaged: boolean;
    readonly osLocale: string;
    readonly quit: () => void;
    readonly paletteChanged: () => void;
    readonly openExternal: (address: string) => Promise<Result<null>>;
  };
  readonly data: DataVerdict;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly link: Link;
  readonly records: Promise<Result<Records>>;
  readonly dialogs: Dialogs;
};
