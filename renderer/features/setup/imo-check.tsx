import { useTranslation } from 'react-i18next';
import { Mark } from '#renderer/ui/status/mark.tsx';
import { imoCheckDigit, isImoNumber } from '#shared/domain/imo-number.ts';
import classes from './setup.module.css';

/** The seven digits of what was typed, as far as they are there. */
function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 7);
}

/** Shows how the last digit follows from the six before it, with the reader's own number once it is complete. */
export function ImoCheck({ typed }: { readonly typed: string }) {
  const { t } = useTranslation('setup');
  const digits = digitsOf(typed);
  const shown = digits.length === 7 ? digits : '9074729';
  const six = [...shown.slice(0, 6)];
  const sum = six.reduce((total, digit, index) => total + Number(digit) * (7 - index), 0);
  return (
    <div className={classes['imo']}>
      <p>{t('imo.how')}</p>
      <table className={classes['sum']}>
        <caption>{t(digits.length === 7 ? 'imo.yours' : 'imo.example', { number: shown })}</caption>
        <tbody>
          <tr>
            <th scope="row">{t('imo.digit')}</th>
            {six.map((digit, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a digit is what it is
              <td key={index}>{digit}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('imo.times')}</th>
            {six.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the place of a digit is what it is
              <td key={index}>{7 - index}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <p>{t('imo.result', { sum, digit: imoCheckDigit(shown.slice(0, 6)) })}</p>
      <p role="status" className={classes['verdict']}>
        {digits.length === 7 && (
          <>
            <Mark kind={isImoNumber(digits) ? 'done' : 'alarm'} size={20} />
            {isImoNumber(digits) ? t('imo.fits') : t('imo.fitsNot', { digit: digits[6] })}
          </>
        )}
      </p>
    </div>
  );
}
