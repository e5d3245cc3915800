import { InvalidArgumentError } from 'commander';

/** A count as it is typed after an option. @throws InvalidArgumentError, which names the option */
export const positive = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('serve un numero intero da 1 in su');
};
