import { useMemo } from 'react';
import { type RecordRow, useRecord, useRecords } from '#renderer/data/index.ts';
import { clauseHref } from './clause-href.ts';
import { itemOf } from './imported-parts.ts';
import classes from './readiness.module.css';

const MANY = { from: 0, count: 200 } as const;

/** Requirements of imported frameworks that somebody has tied to a question. */
export function ImportedItems({ row }: { readonly row: string }) {
  const query = useMemo(() => ({ collection: 'frameworkItem', where: { questions: row }, sort: 'order' }), [row]);
  const { rows } = useRecords(query, MANY);
  const frameworks = [...new Set(rows.flatMap(({ parent }) => parent ?? []))];
  return frameworks.map((id) => <Framework key={id} id={id} items={rows.filter(({ parent }) => parent === id)} />);
}

function Framework({ id, items }: { readonly id: string; readonly items: readonly RecordRow[] }) {
  const framework = useRecord(id);
  return (
    <div>
      <dt>
        <bdi>{framework?.title ?? ''}</bdi>
      </dt>
      <dd>
        {items.map((item) => (
          <a key={item.id} className={classes['clause']} href={clauseHref(id, item.id)}>
            <bdi>{itemOf(item).key}</bdi>
          </a>
        ))}
      </dd>
    </div>
  );
}
