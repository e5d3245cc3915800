import type { FieldError } from '@rosa/domain';
import { isMessageCode, messageOf, type Lang } from '@rosa/domain/screens';

/** Why a field is refused, in a language; as it was written where no catalogue holds its words. */
export const fieldWords = (lang: Lang, { code, message, params }: FieldError): string => {
  const known = [code, `validation.${code}`].find(isMessageCode);
  return known ? messageOf(lang, known, (params ?? {}) as never) : message;
};
