import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Person } from '#renderer/data/index.ts';
import { Icon } from '#renderer/ui/icons/icon.tsx';
import classes from './session.module.css';

type PersonCardsProps = {
  readonly label: string;
  /** Everyone aboard; those without a PIN here are named, not offered. */
  readonly persons: readonly Person[];
  readonly chosen: string | null;
  readonly onChoose: (person: Person) => void;
  /** A digit chooses too, and stands on the card: taking over must be a few keys. */
  readonly isNumbered?: boolean;
};

const DIGITS = 9;

/** Who may work on this PC, to press. */
export function PersonCards({ label, persons, chosen, onChoose, isNumbered = false }: PersonCardsProps) {
  const { t } = useTranslation('session');
  const offered = persons.filter(({ hasPin, isGone }) => hasPin && !isGone);
  useHotkeys(
    isNumbered
      ? offered.slice(0, DIGITS).map((person, index): HotkeyItem => [String(index + 1), () => onChoose(person)])
      : [],
  );
  const without = persons.filter(({ hasPin, isGone }) => !hasPin && !isGone);
  return (
    <>
      <ul className={classes['cards']} aria-label={label}>
        {offered.map((person, index) => (
          <li key={person.record}>
            <button
              type="button"
              className={classes['card']}
              aria-pressed={person.record === chosen}
              onClick={() => onChoose(person)}
              data-autofocus={isNumbered && index === 0 ? true : undefined}
              aria-keyshortcuts={isNumbered && index < DIGITS ? String(index + 1) : undefined}
            >
              <Icon name="person" size={24} />
              <span>
                <bdi className={classes['name']}>{person.name}</bdi>
                {person.rank !== null && <bdi className={classes['rank']}>{person.rank}</bdi>}
              </span>
              {isNumbered && index < DIGITS && (
                <kbd className={classes['digit']} aria-hidden>
                  {index + 1}
                </kbd>
              )}
            </button>
          </li>
        ))}
      </ul>
      {without.length > 0 && (
        <p className={classes['without']}>
          {t('unlock.without', { names: without.map(({ name }) => `\u2068${name}\u2069`).join(', ') })}
        </p>
      )}
    </>
  );
}
