import { useTranslation } from 'react-i18next';
import type { IconName } from '#renderer/ui/icons/icon-names.ts';
import type { Mode } from './routes.tsx';
import type { NavItem } from './shell/nav-item.ts';

type Entry = {
  readonly id: string;
  readonly text:
    | 'today'
    | 'backups'
    | 'reports'
    | 'actions'
    | 'drills'
    | 'incidents'
    | 'messages'
    | 'readiness'
    | 'ship'
    | 'sync'
    | 'settings'
    | 'proof'
    | 'papers'
    | 'fleet'
    | 'merge'
    | 'enrolment';
  readonly path: string;
  readonly icon: IconName;
};

const MESSAGES: Entry = { id: 'messages', text: 'messages', path: '/messages', icon: 'message' };
const VESSEL: readonly Entry[] = [
  { id: 'today', text: 'today', path: '/', icon: 'today' },
  { id: 'drills', text: 'drills', path: '/drills', icon: 'drills' },
  { id: 'backups', text: 'backups', path: '/backups', icon: 'backups' },
  { id: 'incidents', text: 'incidents', path: '/incidents', icon: 'incidents' },
  { id: 'reports', text: 'reports', path: '/reports', icon: 'reports' },
  { id: 'actions', text: 'actions', path: '/actions', icon: 'actions' },
  { id: 'assets', text: 'ship', path: '/assets', icon: 'assets' },
  { id: 'readiness', text: 'readiness', path: '/readiness', icon: 'readiness' },
  { id: 'papers', text: 'papers', path: '/papers', icon: 'documents' },
  MESSAGES,
  { id: 'merge', text: 'merge', path: '/merge', icon: 'merge' },
  { id: 'sync', text: 'sync', path: '/sync', icon: 'sync' },
  { id: 'proof', text: 'proof', path: '/proof', icon: 'proof' },
];
const FLEET: Entry = { id: 'fleet', text: 'fleet', path: '/fleet', icon: 'fleet' };
const ENROLMENT: Entry = { id: 'enrolment', text: 'enrolment', path: '/enrolment', icon: 'enrolment' };
const SETTINGS: Entry = { id: 'settings', text: 'settings', path: '/settings', icon: 'settings' };

/** Aboard the merge queue is there only while something waits in it. */
function entriesOf(mode: Mode, conflicts: number): readonly Entry[] {
  switch (mode) {
    case 'anonymous':
      return [];
    case 'fleet':
      return [FLEET, MESSAGES, ENROLMENT, SETTINGS];
    case 'desk':
      return [FLEET, ...VESSEL, ENROLMENT, SETTINGS];
    case 'ship':
      return [...VESSEL.filter(({ id }) => id !== 'merge' || conflicts > 0), SETTINGS];
  }
}

/** Pages that belong to readiness, by the first part of their address. */
const READINESS: readonly string[] = ['scorecard', 'risk', 'gaps', 'policy', 'audits'];

/** Pages that belong to the registers of the ship. */
const SHIP: readonly string[] = ['contacts', 'visits', 'media', 'advisories'];

/** The id of the item whose page an address shows. */
export function currentItem(mode: Mode, path: string): string {
  const [, first = ''] = path.split('/');
  if (mode === 'anonymous') return path === '/reports/answer' ? 'answer' : 'report';
  if (first === '' || first === 'due') return 'today';
  if (READINESS.includes(first)) return 'readiness';
  if (SHIP.includes(first)) return 'assets';
  return first === 'people' ? 'settings' : first;
}

/** The pages of this mode, in order. */
export function useNav(mode: Mode, conflicts: number, unread = 0): readonly NavItem[] {
  const { t } = useTranslation(['nav', 'session']);
  if (mode === 'anonymous') {
    return [
      { id: 'report', label: t('session:nav.report'), icon: 'reports', href: '#/reports/new' },
      { id: 'answer', label: t('session:nav.answer'), icon: 'message', href: '#/reports/answer' },
    ];
  }
  return entriesOf(mode, conflicts).map(({ id, text, path, icon }) => ({
    id,
    label: t(`nav:${text}`),
    icon,
    href: `#${path}`,
    waiting: id === 'merge' ? conflicts : id === 'messages' ? unread : 0,
    place: id === 'settings' ? 'foot' : 'main',
  }));
}
