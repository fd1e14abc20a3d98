import { paperContext } from '#renderer/features/paper/paper-context.ts';
import { createI18n } from '#renderer/i18n/create-i18n.ts';
import type { LanguageCode } from '#renderer/i18n/languages.ts';
import type { PaperContext } from '#renderer/pdf/model/paper-context.ts';
import { AT } from './filled-records.ts';

/** Words of a language, and the facts of an invented ship. */
export async function nodeContext(
  language: LanguageCode,
  titleOf: (id: string) => string | null,
  options: {
    readonly files?: readonly string[];
    readonly namespaces?: readonly string[];
    readonly showsRestricted?: boolean;
  } = {},
): Promise<PaperContext> {
  return paperContext(await createI18n('en'), language, options, {
    ship: { name: 'MV Test Pioneer', imoNumber: '9074729', offsetMin: 60 },
    printedBy: 'Arnel Dela Cruz',
    printedAt: AT,
    showsRestricted: options.showsRestricted ?? true,
    titleOf,
  });
}
