import type { OutReason } from '@rosa/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useLanguage } from '../../i18n/language.js';
import { More } from '../../shared/More.js';
import { PersonLink } from '../../shared/PersonLink.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { Incomplete } from '../../shared/states/Incomplete.js';
import { outQuery, type Asked } from './match.js';

/** The people a reason keeps out of the list, each with the fact behind it; those of other territories without a name. */
export const OutPeople = ({
  asked,
  reason,
  label,
}: {
  readonly asked: Asked;
  readonly reason: OutReason;
  /** What the list is of, for who does not see what was opened. */
  readonly label: string;
}) => {
  const { say } = useLanguage();
  const query = useInfiniteQuery(outQuery(asked.criteria, reason));
  const people = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const comune = useNames(
    'comuni',
    people.map((person) => person.comune),
  );
  return (
    <Answer query={query}>
      {({ pages: [first] }) => (
        <>
          {first && !first.complete && <Incomplete reasons={first.incomplete} />}
          <ol className="plain out-people" aria-label={label}>
            {people.map(({ workerId, masked, familyName, givenName, comune: home, out }, at) => (
              <li key={workerId}>
                <PersonLink
                  id={workerId}
                  masked={masked}
                  name={
                    masked
                      ? say('bench.maskedNamed', {
                          place: at + 1,
                          comune: home ? comune(home) : '?',
                        })
                      : `${familyName} ${givenName}`
                  }
                />
                {out.map(({ of, because }) => (
                  <small key={of}>{because.text}</small>
                ))}
              </li>
            ))}
          </ol>
          <More query={query} />
        </>
      )}
    </Answer>
  );
};
