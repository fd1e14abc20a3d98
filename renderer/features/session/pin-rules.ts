/** Fewest and most digits of a new PIN. The device secret and growing waits guard it: a guess needs this very PC. */
export const PIN_LENGTH: readonly [number, number] = [4, 12];

/** Why a PIN is too easy to guess by somebody who stands at the PC; null when it will do. Product default. */
export function pinWeakness(pin: string): 'same' | 'run' | null {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, index) => digit - (digits[index] ?? 0));
  if (steps.every((step) => step === 0)) return 'same';
  return steps.every((step) => step === 1) || steps.every((step) => step === -1) ? 'run' : null;
}
