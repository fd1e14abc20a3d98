import type { Value } from '../base/value.ts';
import type { Doer } from './role-rights.ts';
import { effectiveRoles } from './roles.ts';
import { type Relation, readWorkflow } from './workflow.ts';

/** What of a record tells who is what to it. */
export type Concerned = {
  readonly values: Readonly<Record<string, Value>>;
  /** Who began it: person record, or 'anonymous'. */
  readonly created: { readonly actor: string };
};

type Held = Exclude<Relation, 'anyone'>;

type Holders = {
  /** Relation → the field that names its person. */
  readonly fields: Partial<Readonly<Record<Held, string>>>;
  /** Relation → the field that names a role, where no person is named: whoever holds it. */
  readonly roles?: Partial<Readonly<Record<Held, string>>>;
  /** Whoever began the record is its originator. */
  readonly isBegunByOriginator?: boolean;
  /** Whoever brought the record into this state is its performer, as long as it stands there. */
  readonly performedIn?: string;
};

/** By collection; who leads, tests or audits is named in the record itself (domain.md 1, 5 to 8). */
const HOLDERS: Readonly<Record<string, Holders>> = {
  report: {
    fields: { originator: 'originator', owner: 'owner', verifier: 'verifier' },
    performedIn: 'verification',
  },
  action: {
    fields: { owner: 'owner', verifier: 'verifier' },
    roles: { owner: 'ownerRole' },
    isBegunByOriginator: true,
    performedIn: 'done',
  },
  incident: { fields: { originator: 'reporter', owner: 'leader' } },
  drill: { fields: { controller: 'controller' } },
  restoreTest: { fields: { performer: 'tester' } },
  review: { fields: { performer: 'auditor' } },
  vendorSession: { fields: { performer: 'escort' }, isBegunByOriginator: true },
};

/** What somebody is to a record, beside their roles. */
export function relationsOf(collection: string, { values, created }: Concerned, doer: Doer): readonly Relation[] {
  const holders = Object.hasOwn(HOLDERS, collection) ? HOLDERS[collection] : undefined;
  if (!holders) return [];
  const { fields, roles = {}, isBegunByOriginator = false, performedIn } = holders;
  const found = new Set<Relation>();
  const me = doer.record;
  if (me !== null) {
    for (const [relation, field] of Object.entries(fields)) if (values[field] === me) found.add(relation as Held);
    if (isBegunByOriginator && created.actor === me) found.add('originator');
    const said = readWorkflow(values.state);
    if (performedIn !== undefined && said?.state === performedIn && said.by === me) found.add('performer');
  }
  const mine: readonly unknown[] = effectiveRoles(doer.side, doer.roles);
  for (const [relation, field] of Object.entries(roles)) {
    const person = fields[relation as Held];
    const isNamed = person !== undefined && Boolean(values[person]);
    if (!isNamed && mine.includes(values[field])) found.add(relation as Held);
  }
  return [...found];
}
