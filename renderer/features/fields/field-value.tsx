import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Instant } from '#renderer/ui/time/instant.tsx';
import type { Value } from '#shared/base/value.ts';
import type { FieldSpec } from '#shared/domain/kind.ts';
import { fieldSpec, isKnownCollection } from '#shared/domain/kinds.ts';
import { readWorkflow } from '#shared/domain/workflow.ts';
import { collectionOf, parseRecordId } from '#shared/oplog/record-id.ts';
import classes from './fields.module.css';
import { isEmptyValue, isSecret, plainValue } from './plain-value.ts';
import { RefTitle } from './ref-title.tsx';
import { useFieldWords } from './use-field-words.ts';
import { useMaySeeRestricted } from './use-may-see-restricted.ts';
import { usePlainContext } from './use-plain-context.ts';

type FieldValueProps = {
  readonly collection: string;
  readonly field: string;
  readonly value: Value | undefined;
  /** Instead of "not known": in a history nothing is "nothing". */
  readonly empty?: ReactNode;
  readonly isRedacted?: boolean;
};

/** Any value of any field as a person reads it. Bytes and keys are never shown, restricted data only to who needs it. */
export function FieldValue({ collection, field, value, empty, isRedacted = false }: FieldValueProps) {
  const { t } = useTranslation(['fields', 'common']);
  const maySee = useMaySeeRestricted();
  const spec = fieldSpec(collection, field);
  if (isRedacted) return <em className={classes['dim']}>{t('fields:value.redacted')}</em>;
  if (isEmptyValue(value)) return <span className={classes['dim']}>{empty ?? t('fields:notKnown')}</span>;
  if (spec.restricted && !maySee) return <span className={classes['dim']}>{t('fields:value.hidden')}</span>;
  return <Shown collection={collection} field={field} spec={spec} value={value} />;
}

type ShownProps = Pick<FieldValueProps, 'collection' | 'field' | 'value'> & { readonly spec: FieldSpec };

function Shown({ collection, field, spec, value }: ShownProps) {
  const { t } = useTranslation('fields');
  const words = useFieldWords();
  const context = usePlainContext();
  if (isSecret(field, value)) return <span className={classes['dim']}>{t('value.key')}</span>;
  if (value instanceof Uint8Array)
    return <span className={classes['dim']}>{t('value.bytes', { size: context.formats.bytes(value.length) })}</span>;
  if (spec.type === 'instant' && typeof value === 'number') return <Instant at={value} withShip />;
  if (spec.type === 'ref' && typeof value === 'string') return <RefTitle record={value} />;
  if (spec.type === 'list' && Array.isArray(value))
    return (
      <Parts>
        {value.map((part: Value) =>
          typeof part === 'string' && isReference(spec, part) ? (
            <RefTitle key={part} record={part} />
          ) : (
            <bdi key={String(part)}>{plainValue(collection, field, spec, [part], context)}</bdi>
          ),
        )}
      </Parts>
    );
  const move = spec.rule === 'workflow' ? readWorkflow(value) : null;
  if (move?.reason)
    return <>{t('value.movedBecause', { state: words.code(collection, field, move.state), reason: move.reason })}</>;
  const text = plainValue(collection, field, spec, value, context);
  if (spec.type === 'json' && spec.rule === 'scalar')
    return <span className={classes['dim']}>{t('value.structured', { text })}</span>;
  return <bdi className={spec.rule === 'text' ? classes['prose'] : undefined}>{text}</bdi>;
}

/** Links may name records of any kind: the id itself says which. */
function isReference(spec: FieldSpec, part: string): boolean {
  if (spec.to !== undefined) return true;
  return spec.values === undefined && isKnownCollection(collectionOf(part)) && parseRecordId(part).kind !== 'other';
}

function Parts({ children }: { readonly children: readonly ReactNode[] }) {
  return (
    <span>
      {children.map((child, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one value, drawn anew together
        <span key={at}>
          {at > 0 && ', '}
          {child}
        </span>
      ))}
    </span>
  );
}
