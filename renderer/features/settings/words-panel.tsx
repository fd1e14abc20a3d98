import { Button, Table } from '@mantine/core';
import { type ChangeEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { save, saveFile, useRecords, useSession } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { type CheckedTexts, checkCompanyTexts } from '#renderer/i18n/company-texts.ts';
import { useLanguage } from '#renderer/i18n/language-provider.tsx';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { Notice } from '#renderer/ui/feedback/notice.tsx';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import { Panel } from '#renderer/ui/layout/panel.tsx';
import { utf8 } from '#shared/base/bytes.ts';
import { type AppError, fail } from '#shared/base/result.ts';
import type { Value } from '#shared/base/value.ts';
import {
  COMPANY_TEXTS_MAX_BYTES,
  type CompanyTexts,
  readCompanyTexts,
  readCompanyTextsFile,
  writeCompanyTexts,
} from '#shared/domain/content/company-texts.ts';
import { derivedId } from '#shared/oplog/record-id.ts';
import classes from './settings.module.css';

const KEY = 'policy.ownTexts';
const SETTING = derivedId('setting', KEY, 'key');
const OWN_TEXTS = { collection: 'setting', where: { key: KEY } } as const;
/** So many wrong entries of a file are named; the rest is counted. */
const NAMED = 8;

/** A file to begin with: every part of its shape, one entry each. */
const EXAMPLE: CompanyTexts = {
  edition: '1',
  glossary: [{ en: 'toolbox talk', fil: 'toolbox meeting' }],
  texts: { fil: { common: { 'action.cancel': 'Kanselahin' } } },
};

type Chosen = { readonly texts: CompanyTexts; readonly checked: CheckedTexts };
/** The company's glossary and its own translations: shown to all, taken in from a file by whoever may set policies. */
export function WordsPanel() {
  const { t } = useTranslation(['settings', 'common']);
  const { side, person } = useSession();
  const { rows } = useRecords(OWN_TEXTS, { from: 0, count: 1 });
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);
  const { run, isBusy, error } = useCommand();
  const loaded = rows[0] ?? null;
  const kept = loaded?.values['value'] == null ? null : readCompanyTexts(loaded.values['value']);
  const inUse = kept?.ok ? kept.value : null;
  const mayChange = side === 'shore';

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = '';
    if (file === undefined) return;
    setChosen(null);
    const read =
      file.size > COMPANY_TEXTS_MAX_BYTES
        ? fail('file/too-large', { max: COMPANY_TEXTS_MAX_BYTES })
        : readCompanyTextsFile(await file.text());
    setRefused(read.ok ? null : read.error);
    if (read.ok) setChosen({ texts: read.value, checked: await checkCompanyTexts(read.value) });
  }

  async function write(value: Value) {
    const values = { key: KEY, value, ...(person === null ? {} : { setBy: person.record }) };
    const saved = await run(() => save([{ record: SETTING, collection: 'setting', loaded, values }]));
    if (saved.ok) setChosen(null);
  }

  function example() {
    const bytes = utf8(JSON.stringify(writeCompanyTexts(inUse ?? EXAMPLE), null, 2));
    void saveFile('bulwark-texts.json', bytes, 'application/json');
  }

  return (
    <Panel
      title={t('settings:words.title')}
      aside={inUse === null ? t('settings:words.none') : t('settings:words.edition', { edition: inUse.edition })}
    >
      <div className={classes['form']}>
        <p className={classes['quiet']}>{t('settings:words.text')}</p>
        {(error ?? refused) !== null && <ErrorNote error={(error ?? refused) as AppError} />}
        {chosen !== null && <Preview chosen={chosen} />}
        {inUse !== null && inUse.glossary.length > 0 && <Glossary texts={inUse} />}
        {mayChange ? (
          <div className={classes['buttons']}>
            {chosen === null ? (
              <Button leftSection={<Icon name="upload" />} disabled={isBusy} onClick={() => input.current?.click()}>
                {t('settings:words.choose')}
              </Button>
            ) : (
              <Button
                variant="filled"
                disabled={isBusy}
                onClick={() => void write(writeCompanyTexts(chosen.texts) as unknown as Value)}
              >
                {t('settings:words.use')}
              </Button>
            )}
            {chosen !== null && (
              <Button variant="subtle" onClick={() => setChosen(null)}>
                {t('common:action.cancel')}
              </Button>
            )}
            <Button variant="subtle" leftSection={<Icon name="download" />} onClick={example}>
              {inUse === null ? t('settings:words.example') : t('settings:words.save')}
            </Button>
            {inUse !== null && chosen === null && (
              <Button variant="subtle" disabled={isBusy} onClick={() => void write(null)}>
                {t('settings:words.back')}
              </Button>
            )}
          </div>
        ) : (
          <p className={classes['small']}>{t('settings:words.byCompany')}</p>
        )}
        <input
          ref={input}
          hidden
          type="file"
          accept=".json,application/json"
          tabIndex={-1}
          aria-label={t('settings:words.choose')}
          onChange={(event) => void choose(event)}
        />
      </div>
    </Panel>
  );
}

function Preview({ chosen }: { readonly chosen: Chosen }) {
  const { t } = useTranslation('settings');
  const { usable, problems } = chosen.checked;
  const counts = { texts: usable.length, terms: chosen.texts.glossary.length };
  return (
    <Notice kind={problems.length > 0 ? 'caution' : 'done'} announce title={t('words.found', counts)}>
      {problems.length > 0 && (
        <>
          <p>{t('words.left', { count: problems.length })}</p>
          <ul>
            {problems.slice(0, NAMED).map(({ language, namespace, key, why }) => (
              <li key={`${language} ${namespace} ${key}`}>
                <bdi>
                  {language} {namespace}:{key}
                </bdi>{' '}
                {t(`words.why.${why}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function Glossary({ texts }: { readonly texts: CompanyTexts }) {
  const { t } = useTranslation('settings');
  const { language } = useLanguage();
  return (
    <Table>
      <caption className={classes['small']}>{t('words.glossary')}</caption>
      <tbody>
        {texts.glossary.map((row) => (
          <tr key={Object.values(row).join(' ')}>
            <th scope="row" lang="en">
              {row['en'] ?? Object.values(row)[0]}
            </th>
            <td lang={language.code}>{row[language.code] ?? t('words.noWord')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
