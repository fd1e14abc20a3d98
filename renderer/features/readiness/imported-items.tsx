import { useMemo } from 'react';
import { useRecord, useRecords } from '#renderer/data/index.ts';
import type { FrameworkItemFields } from '#shared/domain/framework.ts';
import classes from './readiness.module.css';

const MANY = { from: 0, count: 200 } as const;

/** Requirements of imported frameworks that somebody has tied to a question. */
export function ImportedItems({ row }: { readonly row: string }) {
  const query = useMemo(() => ({ collection: 'frameworkItem', where: { questions: row }, sort: 'order' }), [row]);
  const { rows } = useRecords(query, MANY);
  const frameworks = [...new Set(rows.flatMap(({ parent }) => parent ?? []))];
  return frameworks.map((id) => (
    <Framework
      key={id}
      id={id}
      keys={rows.filter(({ parent }) => parent === id).map(({ values }) => (values as FrameworkItemFields).key ?? '')}
    />
  ));
}

function Framework({ id, keys }: { readonly id: string; readonly keys: readonly string[] }) {
  const framework = useRecord(id);
  return (
    <div>
      <dt>
        <bdi>{framework?.title ?? ''}</bdi>
      </dt>
      <dd>
        {keys.map((key) => (
          <a key={key} className={classes['clause']} href={`#/readiness/frameworks/${encodeURIComponent(id)}`}>
            <bdi>{key}</bdi>
          </a>
        ))}
      </dd>
    </div>
  );
}
