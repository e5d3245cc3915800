import type { ReactNode } from 'react';
import { Unreachable } from '../../api/problem.js';
import { useLanguage } from '../../i18n/language.js';
import type { Known } from '../../offline/use-known.js';
import { Icon } from '../../shared/Icon.js';
import { ErrorState } from '../../shared/states/ErrorState.js';
import { Loading } from '../../shared/states/Loading.js';

const MINUTES = 60_000;
const STEPS = [
  ['day', 24 * 60],
  ['hour', 60],
  ['minute', 1],
] as const;

/** `2 ore fa`, `ieri`, as the language says it. */
const ago = (at: string, lang: string): string => {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(at)) / MINUTES));
  const [unit, size] = STEPS.find(([, each]) => minutes >= each) ?? STEPS[2];
  const format = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  return format.format(-Math.floor(minutes / size), unit);
};

/** How old a copy is. */
const Age = ({ at, lost }: { readonly at: string; readonly lost: boolean }) => {
  const { lang, say } = useLanguage();
  return (
    <p className="copy-age" role="status">
      <Icon name="clock" className="icon-xs" />
      {say(lost ? 'animator.copy' : 'animator.copyForNow', { ago: ago(at, lang) })}
    </p>
  );
};

/** Shows what is known, with its age where it is the device's copy. */
export const Shown = <T,>({
  known,
  children,
}: {
  readonly known: Known<T>;
  readonly children: (data: T) => ReactNode;
}) => {
  if (known.data === undefined) {
    if (known.pending) return <Loading />;
    return <ErrorState error={known.error} retry={known.retry} />;
  }
  return (
    <>
      {known.at !== null && <Age at={known.at} lost={known.error instanceof Unreachable} />}
      {children(known.data)}
    </>
  );
};
