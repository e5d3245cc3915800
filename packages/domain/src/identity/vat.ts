import { validate } from 'stdnum/lib/cjs/it/iva.js';

/** Is this an Italian partita IVA: eleven digits, an existing office, the check digit right? */
export const isVatNumber = (text: string): boolean => validate(text).isValid;
