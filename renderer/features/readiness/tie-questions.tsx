import { useTranslation } from 'react-i18next';
import { type RecordRow, save } from '#renderer/data/index.ts';
import { useCommand } from '#renderer/features/session/index.ts';
import { ErrorNote } from '#renderer/ui/feedback/error-note.tsx';
import { tiesOf } from './imported-parts.ts';
import { QuestionPicker } from './question-picker.tsx';

/** Which questions of the self-check a part of an imported framework is about. */
export function TieQuestions({ item }: { readonly item: RecordRow }) {
  const { t } = useTranslation('readiness');
  const { run, error } = useCommand();
  return (
    <>
      {error !== null && <ErrorNote error={error} />}
      <QuestionPicker
        label={t('frameworks.tie')}
        help={t('frameworks.tieHelp')}
        value={tiesOf(item)}
        onChange={(questions) =>
          void run(() => save([{ record: item.id, collection: 'frameworkItem', loaded: item, values: { questions } }]))
        }
      />
    </>
  );
}
