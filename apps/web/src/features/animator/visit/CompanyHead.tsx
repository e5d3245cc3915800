import { useSay } from '../../../i18n/language.js';
import { EntryCard } from '../EntryCard.js';
import type { Errors } from '../errors.js';
import { useCompany, useEntriesAt } from '../logbook.js';
import { Shown } from '../Shown.js';
import { SitePick } from './About.js';
import type { Visit } from './visit.js';

/** The company one is at, and what was last said there: read before anything is asked again. */
export const CompanyHead = ({
  companyId,
  visitId,
  visit,
  change,
  leave,
}: {
  readonly companyId: string;
  readonly visitId: string;
  readonly visit: Visit;
  readonly errors: Errors;
  readonly change: (part: Partial<Visit>) => void;
  readonly leave: () => void;
}) => {
  const say = useSay();
  const company = useCompany(companyId);
  const last = useEntriesAt(companyId).data?.find(({ id }) => id !== visitId);
  return (
    <section className="panel" aria-label={say('animator.company')}>
      <Shown known={company}>
        {(held) => (
          <>
            <div className="panel-head">
              <h2>{held.name}</h2>
              <button type="button" className="btn btn-link" onClick={leave}>
                {say('animator.otherCompany')}
              </button>
            </div>
            <SitePick company={held} visit={visit} change={change} />
          </>
        )}
      </Shown>
      {last && (
        <>
          <h3>{say('animator.lastSaid')}</h3>
          <ul className="plain">
            <EntryCard entry={last} linked={false} />
          </ul>
        </>
      )}
    </section>
  );
};
