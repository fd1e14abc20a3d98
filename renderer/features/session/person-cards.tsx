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
};

/** Who may work on this PC, to press. */
export function PersonCards({ label, persons, chosen, onChoose }: PersonCardsProps) {
  const { t } = useTranslation('session');
  const without = persons.filter(({ hasPin, isGone }) => !hasPin && !isGone);
  return (
    <>
      <ul className={classes['cards']} aria-label={label}>
        {persons
          .filter(({ hasPin, isGone }) => hasPin && !isGone)
          .map((person) => (
            <li key={person.record}>
              <button
                type="button"
                className={classes['card']}
                aria-pressed={person.record === chosen}
                onClick={() => onChoose(person)}
              >
                <Icon name="person" size={24} />
                <span>
                  <bdi className={classes['name']}>{person.name}</bdi>
                  {person.rank !== null && <bdi className={classes['rank']}>{person.rank}</bdi>}
                </span>
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
