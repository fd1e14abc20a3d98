import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { type RecordRow, save, useDraft, useSession, useSignOffs, useWorkspace } from '#renderer/data/index.ts';
import { ConflictNote } from '#renderer/features/merge/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { SignButton, SignOffList } from '#renderer/features/signoff/index.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { useFormats } from '#renderer/i18n/use-formats.ts';
import { annexDocumentId } from '#renderer/pdf/model/annex-document-id.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { DayField } from '#renderer/ui/fields/instant-field.tsx';
import { TextAreaField } from '#renderer/ui/fields/text-field.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { ActionBar } from '#renderer/ui/layout/action-bar.tsx';
import { Column, Columns } from '#renderer/ui/layout/columns.tsx';
import { MissingPage } from '#renderer/ui/layout/missing-page.tsx';
import { Page } from '#renderer/ui/layout/page.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { StatusMark } from '#renderer/ui/status/status-mark.tsx';
import { useNow } from '#renderer/ui/time/time-provider.tsx';
import type { DocumentFields } from '#shared/domain/document.ts';
import { approval, nextEdition, usualReview } from '#shared/domain/policy/annex.ts';
import { Facts } from './facts.tsx';
import classes from './policy.module.css';
import { STATE_MARKS } from './policy-page.tsx';
import { ReadPanel } from './read-panel.tsx';
import { Statements } from './statements.tsx';
import { ANNEX, type ShownAnnex, type ShownEntry, useAnnex } from './use-annex.ts';

const HOUR_MS = 3_600_000;
/** What is typed, and the record as it was when that began; null: as it is stored or proposed. */
type PolicyDraft = {
  readonly text: string | null;
  readonly reviewOn: string | null;
  readonly loaded: RecordRow | null;
};
const UNTOUCHED: PolicyDraft = { text: null, reviewOn: null, loaded: null };
/** Who approves a paper of the SMS. */
const APPROVERS = ['DPA', 'FCM', 'CSO', 'MASTER'];

/** One document of the annex: written from what was answered, approved with a signature, read by each person. */
export function PolicyDocumentPage() {
  const { t } = useTranslation('policy');
  const { key = '' } = useParams<{ key: string }>();
  const view = useAnnex(useNow(HOUR_MS));
  const entry = view.entries.find(({ document }) => document.key === key);
  if (entry === undefined)
    return <MissingPage title={t('missing.title')} why={t('missing.why')} href="#/policy" toList={t('toList')} />;
  return <KnownDocument entry={entry} view={view} />;
}

function KnownDocument({ entry, view }: { readonly entry: ShownEntry; readonly view: ShownAnnex }) {
  const { t } = useTranslation(['policy', 'common', 'register']);
  const { info } = useWorkspace();
  const { language } = useLanguage();
  const formats = useFormats();
  const { person, staff, roles, side } = useSession();
  const { document, row, fields, state } = entry;
  const id = annexDocumentId(document.key);
  const title = t(`policy:document.${document.key as 'roles'}`);
  const draft = useDraft(`policy/${document.key}`, UNTOUCHED);
  const { run, isBusy, error } = useCommand();
  const signOffs = useSignOffs([id]) ?? [];
  const { value } = draft;
  const [firstReview] = useState(() => usualReview(Date.now()));
  if (value === null) return null;
  const proposal = t(`policy:proposal.${document.key as 'roles'}`, { vessel: info?.vesselName ?? '' });
  // an edit replaces what its writer saw, and nothing that came in since
  const loaded = value.loaded ?? row;
  const before = loaded === null ? null : (loaded.values as DocumentFields);
  const isBehind = loaded !== null && loaded.revision !== row?.revision;
  const text = value.text ?? fields?.summary ?? proposal;
  const reviewOn = value.reviewOn ?? fields?.reviewOn ?? firstReview;
  const at = ANNEX.documents.findIndex(({ key }) => key === document.key);
  const after = ANNEX.documents[at + 1];
  const isChanged = text !== (fields?.summary ?? '') || reviewOn !== fields?.reviewOn;
  const approver = roles.find((role) => APPROVERS.includes(role));

  async function keep() {
    const saved = await save([
      {
        record: id,
        collection: 'document',
        loaded,
        values: {
          title,
          class: document.class,
          code: `CYB-${String(at + 1).padStart(2, '0')}`,
          language: language.code,
          hardCopyRequired: document.hardCopy,
          requirements: [document.question, ...document.covers],
          reviewOn,
          ...nextEdition(before, text.trim()),
        },
      },
    ]);
    if (saved.ok) await draft.clear();
    return saved;
  }

  function approve() {
    const values = approval(fields ?? {}, person?.name ?? staff?.name ?? '', Date.now());
    return save([{ record: id, collection: 'document', loaded: row, values }]);
  }

  function type(change: Partial<PolicyDraft>) {
    draft.set((typed) => ({ ...typed, loaded: typed.loaded ?? row, ...change }));
  }

  return (
    <Page
      title={`${at + 1}. ${title}`}
      sub={fields === null ? t('policy:firstSub') : t('policy:edition', { edition: fields.edition ?? '1' })}
      actions={
        <>
          <Button component="a" href="#/policy" variant="subtle" leftSection={<Icon name="back" />}>
            {t('policy:toList')}
          </Button>
          <StatusMark kind={STATE_MARKS[state]} framed>
            {t(`policy:state.${state}`)}
          </StatusMark>
        </>
      }
    >
      <ConflictNote record={id} />
      <Columns>
        <Column span={8}>
          <Panel
            title={t('policy:text')}
            foot={
              <ActionBar
                note={t('policy:kept')}
                end={
                  after === undefined ? undefined : (
                    <Button component="a" href={`#/policy/${after.key}`} rightSection={<Icon name="chevron-end" />}>
                      {t('policy:nextDocument')}
                    </Button>
                  )
                }
              >
                <Button
                  variant="filled"
                  size="lg"
                  disabled={isBusy || !isChanged || text.trim() === ''}
                  leftSection={<Icon name="check" />}
                  onClick={() => void run(keep)}
                >
                  {t('policy:save')}
                </Button>
              </ActionBar>
            }
          >
            <div className={classes['stack']}>
              {error !== null && <ErrorNote error={error} />}
              {isBehind && <Notice kind="caution">{t('register:form.changed')}</Notice>}
              <TextAreaField
                label={t('policy:says')}
                help={t('policy:saysHelp')}
                value={text}
                onChange={(next) => type({ text: next })}
                rows={8}
                maxRows={18}
              />
              <DayField
                label={t('policy:reviewDay')}
                value={reviewOn}
                onChange={(next) => next !== null && type({ reviewOn: next })}
              />
            </div>
          </Panel>
          <Panel title={t('policy:from')}>
            <Statements statements={entry.statements} />
          </Panel>
          {document.facts !== null && (
            <Panel title={t(`policy:facts.${document.facts}`)}>
              <Facts kind={document.facts} view={view} />
            </Panel>
          )}
        </Column>
        <Column span={4}>
          <Panel title={t('policy:approval')}>
            <div className={classes['stack']}>
              {signOffs.some(({ meaning }) => meaning === 'approved') && (
                <SignOffList
                  label={t('policy:approval')}
                  signOffs={signOffs.filter(({ meaning }) => meaning === 'approved')}
                />
              )}
              {fields?.approvedOn && (
                <p className={classes['small']}>
                  {fields.approvedByName && (
                    <>
                      <bdi>{fields.approvedByName}</bdi> ·{' '}
                    </>
                  )}
                  {t('policy:approvedOn', { day: formats.day(fields.approvedOn) })}
                </p>
              )}
              {state === 'missing' || isChanged ? (
                <p className={classes['small']}>{t('policy:saveFirst')}</p>
              ) : state === 'approved' ? null : approver === undefined ? (
                <p className={classes['small']}>{t('policy:whoApproves')}</p>
              ) : (
                <div>
                  <SignButton
                    record={id}
                    meaning="approved"
                    person={side === 'ship' ? person : null}
                    inRole={approver}
                    label={t('policy:approve')}
                    says={t('policy:approveSays', { title })}
                    before={approve}
                  />
                </div>
              )}
            </div>
          </Panel>
          <ReadPanel
            record={id}
            title={title}
            isApproved={state === 'approved' || state === 'reviewDue'}
            signOffs={signOffs}
          />
        </Column>
      </Columns>
    </Page>
  );
}
