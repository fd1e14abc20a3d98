import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  DeleteQueryNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  OperatorNode,
  ParensNode,
  RawNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  ValueNode,
  ValuesNode,
} from 'kysely';
import { COMPANY_TABLES, VESSEL_TABLES } from './tables.ts';

/**
 * The last line of defence behind `scope.ts`: refuses, before it is run, a query on a company's or vessel's table that
 * does not name one company (and vessel), joins tables, or is raw SQL.
 */
export function scopeGuard(): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      check(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

function check(node: OperationNode): void {
  if (RawNode.is(node)) throw new Error('raw SQL has no scope');
  if ('with' in node && node.with) throw new Error('a query reads exactly one table');
  if (InsertQueryNode.is(node)) {
    const table = tableOf(node.into);
    const columns = (node.columns ?? []).map((c) => c.column.name);
    for (const key of keysOf(table)) if (!columns.includes(key)) throw unscoped(table, key);
    if (node.values && !ValuesNode.is(node.values)) throw new Error('a row to insert is given as values');
    return;
  }
  if (SelectQueryNode.is(node)) return checkFrom(node, node.from?.froms ?? []);
  if (DeleteQueryNode.is(node)) return checkFrom(node, node.from.froms);
  if (UpdateQueryNode.is(node)) {
    for (const { column } of node.updates ?? [])
      if (ColumnNode.is(column) && /^(company|vessel)_id$/.test(column.column.name))
        throw new Error('a row cannot change its scope');
    return checkFrom(node, node.table ? [node.table] : []);
  }
  throw new Error(`no scope builds a ${node.kind}`);
}

function checkFrom(node: SelectQueryNode | DeleteQueryNode | UpdateQueryNode, froms: readonly OperationNode[]): void {
  const [from, ...more] = froms;
  if (!from || more.length > 0 || node.joins) throw new Error('a query reads exactly one table');
  for (const part of Object.values(node)) if (holdsQuery(part)) throw new Error('a query reads exactly one table');
  const table = tableOf(from);
  const named = equalities(node.where?.where);
  for (const key of keysOf(table)) if (!named.has(key)) throw unscoped(table, key);
}

/** Whether a query stands anywhere inside. */
function holdsQuery(part: unknown): boolean {
  if (typeof part !== 'object' || part === null || part instanceof Uint8Array) return false;
  if ('kind' in part && part.kind === 'SelectQueryNode') return true;
  return Object.values(part).some(holdsQuery);
}

function tableOf(node: OperationNode | undefined): string {
  if (!node || !TableNode.is(node)) throw new Error('a query reads exactly one table');
  return node.table.identifier.name;
}

function keysOf(table: string): readonly string[] {
  if ((VESSEL_TABLES as readonly string[]).includes(table)) return ['company_id', 'vessel_id'];
  return (COMPANY_TABLES as readonly string[]).includes(table) ? ['company_id'] : [];
}

/** Columns that the condition sets equal to a value, whatever else it says. */
function equalities(node: OperationNode | undefined): ReadonlySet<string> {
  if (!node) return new Set();
  if (ParensNode.is(node)) return equalities(node.node);
  if (AndNode.is(node)) return new Set([...equalities(node.left), ...equalities(node.right)]);
  if (!BinaryOperationNode.is(node) || !OperatorNode.is(node.operator) || node.operator.operator !== '=')
    return new Set();
  const { leftOperand: left, rightOperand: right } = node;
  if (!ValueNode.is(right) || typeof right.value !== 'string' || !ReferenceNode.is(left) || !ColumnNode.is(left.column))
    return new Set();
  return new Set([left.column.column.name]);
}

function unscoped(table: string, key: string): Error {
  return new Error(`a query on ${table} does not name its ${key}: go through storage/scope.ts`);
}
