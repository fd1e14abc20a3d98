import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { save, useRecord, useSession } from '#renderer/data/index.ts';
import { PersonName, RefTitle, recordHref, useFieldWords } from '#renderer/features/fields/index.ts';
import { MissingRecord } from '#renderer/features/register/index.ts';
import { useAuthor, useCommand } from '#renderer/features/session/index.ts';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { EmptyState } from '#renderer/ui/layout/empty-state.tsx';
import { KeyValue } from '#renderer/ui/layout/key-value.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { Row, Rows } from '#renderer/ui/layout/rows.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import type { HeldAdvisory } from '#shared/domain/advisory-held.ts';
import { collectionOf } from '#shared/oplog/record-id.ts';
import { actionOf, answerOf, askAgain, type Concern, isRevised, makeAction, notOurs } from './advisory-values.ts';
import { type AdvisoryEntry, useAdvisories } from './use-advisories.ts';

/** `/advisories/:id`: by the publisher's id, or by the record of an answer. */
export function AdvisoryPage() {
  const { t } = useTranslation('advisories');
  const { id = '' } = useParams<{ id: string }>();
  const wanted = decodeURIComponent(id);
  const isAnswer = collectionOf(wanted) === 'advisoryMatch';
  const answer = useRecord(isAnswer ? wanted : null);
  const { entries, isLoading } = useAdvisories();
  if (isLoading || (isAnswer && answer === undefined)) return null;
  const named = isAnswer && answer ? answerOf(answer).advisory : wanted;
  const entry = entries.find(({ advisory }) => advisory.id === named);
  return entry === undefined ? <MissingRecord href="#/advisories" toList={t('toList')} /> : <Known entry={entry} />;
}

function Known({ entry: { advisory, concerns } }: { readonly entry: AdvisoryEntry }) {
  const { t } = useTranslation(['advisories', 'common']);
  const words = useFieldWords();
  const formats = useFormats();
  const { id, title, publisher, publishedOn, revision, cves, cvss, products } = advisory;
  const facts = [
    { label: words.label('advisoryMatch', 'publisher'), value: <bdi>{publisher}</bdi> },
    { label: words.label('advisoryMatch', 'publishedOn'), value: formats.day(publishedOn) },
    { label: words.label('advisoryMatch', 'revision'), value: <bdi>{revision ?? t('common:unknown')}</bdi> },
    {
      label: words.label('advisoryMatch', 'cvss'),
      value: cvss === undefined ? t('advisories:noScore') : formats.number(cvss),
    },
    { label: words.label('advisoryMatch', 'cves'), value: <bdi>{cves.join(', ') || t('common:nothing')}</bdi> },
  ];
  return (
    <Page
      title={title}
      sub={<bdi>{id}</bdi>}
      actions={
        <Button component="a" href="#/advisories" variant="subtle" leftSection={<Icon name="back" />}>
          {t('advisories:toList')}
        </Button>
      }
    >
      <Columns>
        <Column span={8}>
          <Panel title={t('advisories:perhaps')} aside={String(concerns.length)} padding="bare">
            {concerns.length === 0 ? (
              <EmptyState why={t('advisories:noneWhy')} />
            ) : (
              <Rows label={t('advisories:perhaps')}>
                {concerns.map((concern) => (
                  <ConcernRow key={concern.asset.id} advisory={advisory} concern={concern} />
                ))}
              </Rows>
            )}
          </Panel>
          <Panel title={t('advisories:products')} padding="bare">
            <Rows label={t('advisories:products')}>
              {products.map(({ vendor, product, version = '' }) => (
                <Row
                  key={`${vendor} ${product} ${version}`}
                  compact
                  title={<bdi>{product}</bdi>}
                  sub={<bdi>{`${vendor} ${version}`}</bdi>}
                />
              ))}
            </Rows>
          </Panel>
        </Column>
        <Column span={4}>
          <Panel title={t('advisories:facts')}>
            <KeyValue layout="columns" items={facts} />
          </Panel>
        </Column>
      </Columns>
    </Page>
  );
}

function ConcernRow({ advisory, concern }: { readonly advisory: HeldAdvisory; readonly concern: Concern }) {
  const { t } = useTranslation('advisories');
  const words = useFieldWords();
  const { side, may } = useSession();
  const author = useAuthor();
  const { run, isBusy, error } = useCommand();
  const { asset, confidence, matchedOn, answer, isOpen } = concern;
  const action = actionOf(answer);
  const fields = answer === null ? null : answerOf(answer);
  const mayAnswer = side === 'ship' && author !== null && may.includes('assetWrite');
  const press = (make: typeof notOurs) => {
    if (author !== null) void run(() => save(make(advisory, concern, author, Date.now())));
  };
  return (
    <Row
      title={<RefTitle record={asset.id} />}
      sub={
        <>
          {words.code('advisoryMatch', 'confidence', confidence)} · <bdi>{matchedOn}</bdi>
          {!isOpen && fields?.decidedBy && (
            <>
              {' · '}
              <PersonName actor={fields.decidedBy} />
            </>
          )}
          {isRevised(concern) && (
            <div>
              <StatusMark kind="caution">{t('revised')}</StatusMark>
            </div>
          )}
          {error !== null && <ErrorNote error={error} />}
        </>
      }
      end={
        isOpen ? (
          mayAnswer ? (
            <>
              <Button
                disabled={isBusy}
                onClick={() => press(notOurs)}
                aria-label={t('notOursOf', { name: asset.title })}
              >
                {t('notOurs')}
              </Button>
              <Button
                disabled={isBusy}
                onClick={() => press(makeAction)}
                aria-label={t('makeActionOf', { name: asset.title })}
              >
                {t('makeAction')}
              </Button>
            </>
          ) : (
            <StatusMark kind="pending">{t('notAnswered')}</StatusMark>
          )
        ) : (
          <>
            <StatusMark kind={action === null ? 'done' : 'half'}>
              {words.code('advisoryMatch', 'status', fields?.status ?? 'open')}
            </StatusMark>
            {action !== null ? (
              <Button component="a" href={recordHref(action) ?? ''}>
                {t('toAction')}
              </Button>
            ) : (
              mayAnswer && (
                <Button variant="subtle" disabled={isBusy} onClick={() => press(askAgain)}>
                  {t('askAgain')}
                </Button>
              )
            )}
          </>
        )
      }
    />
  );
}
