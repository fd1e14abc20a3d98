import {
  ActionIcon,
  Anchor,
  Badge,
  Blockquote,
  Button,
  Checkbox,
  Chip,
  Drawer,
  Input,
  Menu,
  Modal,
  Popover,
  Portal,
  Radio,
  ScrollArea,
  Switch,
  Table,
  Tooltip,
} from '@mantine/core';
import { PRIMARY } from './families.ts';
import { DIM, EDGE, FIELD, HOVER, LINE, SUNK, TEXT, token } from './tokens.ts';

/** Heights of a button by its size: never under 44, which a gloved finger needs; 56 for the one main action of a guided screen. */
const BUTTON: Readonly<Record<string, Record<string, string>>> = {
  sm: { '--button-height': '44px', '--button-fz': '14px', '--button-padding-x': '12px' },
  md: { '--button-height': '44px', '--button-fz': '15px', '--button-padding-x': '16px' },
  lg: { '--button-height': '56px', '--button-fz': '18px', '--button-padding-x': '24px' },
};

/** Nothing slides or fades: a bridge instrument answers at once, and a test never meets half a colour. */
const AT_ONCE = { transitionProps: { duration: 0 } } as const;

/** Mantine draws the head of a dialog as a `<header>`, which outside a page is a second banner. */
const PLAIN_HEAD = { attributes: { header: { role: 'presentation' } } } as const;

const overlay = { className: 'bulwark-overlay', backgroundOpacity: 1 } as const;

/** Component variables that Mantine does not derive from its colours, and the defaults that make the look. */
export const components = {
  Button: Button.extend({
    defaultProps: { variant: 'default', size: 'md' },
    vars: (_theme, props) => ({ root: BUTTON[String(props.size ?? 'md')] ?? BUTTON['md'] ?? {} }),
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: 'subtle', color: 'gray' },
    vars: () => ({ root: { '--ai-size': '44px' } }),
  }),
  Portal: Portal.extend({ defaultProps: { target: '#layers' } }),
  Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
  Input: Input.extend({
    vars: (_theme, props) => ({
      wrapper: {
        '--input-bg': FIELD,
        '--input-bd': props.error ? token('alert-alarm-color') : EDGE,
        '--input-bd-focus': token('border-focus-color'),
        '--input-color': TEXT,
        '--input-placeholder-color': DIM,
        '--input-section-color': DIM,
        '--input-disabled-bg': SUNK,
        '--input-disabled-color': DIM,
        '--input-height': '44px',
        '--input-fz': '16px',
      },
    }),
  }),
  Chip: Chip.extend({ vars: () => ({ root: { '--chip-color': PRIMARY.on } }) }),
  Checkbox: Checkbox.extend({
    vars: () => ({
      root: { '--checkbox-color': PRIMARY.solid, '--checkbox-icon-color': PRIMARY.on, '--checkbox-size': '24px' },
    }),
  }),
  Radio: Radio.extend({
    vars: () => ({
      root: { '--radio-color': PRIMARY.solid, '--radio-icon-color': PRIMARY.on, '--radio-size': '24px' },
    }),
  }),
  Switch: Switch.extend({ vars: () => ({ root: { '--switch-color': PRIMARY.solid } }) }),
  Table: Table.extend({
    vars: () => ({
      table: { '--table-border-color': LINE, '--table-striped-color': SUNK, '--table-hover-color': HOVER },
    }),
  }),
  Blockquote: Blockquote.extend({ vars: () => ({ root: { '--bq-bg-light': SUNK, '--bq-bg-dark': SUNK } }) }),
  Tooltip: Tooltip.extend({ defaultProps: { color: 'gray', ...AT_ONCE } }),
  Badge: Badge.extend({ defaultProps: { variant: 'outline', tt: 'none' } }),
  Modal: Modal.extend({
    defaultProps: {
      centered: true,
      radius: 6,
      overlayProps: overlay,
      closeButtonProps: { size: 44 },
      ...PLAIN_HEAD,
      ...AT_ONCE,
    },
  }),
  Drawer: Drawer.extend({
    defaultProps: { overlayProps: overlay, closeButtonProps: { size: 44 }, ...PLAIN_HEAD, ...AT_ONCE },
  }),
  // Its placeholder for the first focus is no menu item, which axe refuses.
  Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, ...AT_ONCE } }),
  Popover: Popover.extend({ defaultProps: AT_ONCE }),
  ScrollArea: ScrollArea.extend({ defaultProps: { type: 'auto' } }),
};
