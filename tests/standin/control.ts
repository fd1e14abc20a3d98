/** What a test can tell the stand-in, and what it answers. Shared by both ends of the channel between the processes. */
export type Commands = {
  /** Answers the next dialog; without one, dialogs are cancelled. */
  dialog: { value: unknown; reply: null };
  /** Emits an event of powerMonitor: `suspend`, `resume`, `shutdown`. */
  power: { value: string; reply: null };
  /** Everything recorded so far: calls to the system (`shell.openExternal`, `dialog.showSaveDialog`), switches, vetoes. */
  calls: { value: null; reply: readonly RecordedCall[] };
  /** Asks the app's permission handlers as Chromium would. */
  permission: { value: PermissionQuestion; reply: { readonly request: boolean; readonly check: boolean } };
  /** Calls a channel as a sender of your choice. */
  'invoke-as': { value: InvokeAs; reply: unknown };
  window: { value: null; reply: WindowState };
  /** As if the person pressed the window's X. */
  'close-window': { value: null; reply: null };
  minimize: { value: null; reply: null };
  quit: { value: null; reply: null };
};
export type CommandName = keyof Commands;

export type RecordedCall = { readonly name: string; readonly args: readonly unknown[] };
export type PermissionQuestion = {
  readonly permission: string;
  readonly origin?: string;
  readonly isMainFrame?: boolean;
};
export type InvokeAs = {
  readonly origin: string;
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly isOwnWindow: boolean;
  readonly channel: string;
  readonly args: readonly unknown[];
};
export type WindowState = {
  readonly isVisible: boolean;
  readonly isMinimized: boolean;
  readonly focused: number;
  readonly backgroundColor: string;
  readonly webPreferences: Readonly<Record<string, unknown>>;
};

export type ToStandIn = { readonly id: number; readonly name: CommandName; readonly value: unknown };
export type FromStandIn =
  | { readonly kind: 'loaded'; readonly cdp: string }
  | { readonly kind: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
