import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#renderer/i18n/languages.ts';
import classes from './drills.module.css';
import { lackingIn, type TextsDraft } from './scenario-texts.ts';

type WordsElsewhereProps = { readonly draft: TextsDraft; readonly language: string; readonly paths: readonly string[] };

/** Under a field that is empty in this language: what stands there in the language in which somebody wrote it. */
export function WordsElsewhere({ draft, language, paths }: WordsElsewhereProps) {
  const { t } = useTranslation('drills');
  return lackingIn(draft, language, paths).map(({ language: code, text }) => (
    <span key={`${code} ${text}`} dir="auto" className={classes['elsewhere']}>
      {t('edit.writtenIn', { language: LANGUAGES.find((each) => each.code === code)?.name ?? code, text })}
    </span>
  ));
}
