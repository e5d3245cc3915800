import { newId } from '@rosa/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { useNames } from '../../shared/reference/names.js';
import { Answer } from '../../shared/states/Answer.js';
import { ErrorState } from '../../shared/states/ErrorState.js';
import { Icon } from '../../shared/Icon.js';
import { lineName } from '../opportunities/line-name.js';
import type { Line, OpportunityRecord } from '../opportunities/opportunities.js';
import { useAddress } from '../../shared/use-address.js';
import { CriteriaPanel } from './CriteriaPanel.js';
import { LIMITS, USUAL_LIMIT, type Criteria } from './criteria.js';
import { Findability } from './Findability.js';
import { freeze, useMatch } from './match.js';
import { OutCounts } from './OutCounts.js';
import { Ranking } from './Ranking.js';
import { ToInterview } from './ToInterview.js';
import { useCriteria } from './use-criteria.js';
import { WhyNot } from './WhyNot.js';

/** Criteria on one side, the list they make on the other, and what it leaves out beside it. */
export const Workbench = ({
  opportunity,
  line,
  base,
}: {
  readonly opportunity: OpportunityRecord;
  readonly line: Line;
  readonly base: Criteria;
}) => {
  const say = useSay();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const occupation = useNames('occupations', [line.occupation]);
  const leaving = useRef(false);
  const [criteria, change] = useCriteria(base, leaving);
  const [{ quante }, changeAddress] = useAddress(['quante']);
  const limit = LIMITS.find((each) => String(each) === quante) ?? USUAL_LIMIT;
  const wanted = useMemo(() => ({ criteria, limit }), [criteria, limit]);
  const query = useMatch(wanted);
  // One key an attempt: pressing twice, or again after a lost answer, makes one list.
  const [key, renewKey] = useState(newId);
  const freezing = useMutation({
    mutationFn: () => freeze(opportunity.id, line.id, wanted, key),
    onMutate: () => {
      leaving.current = true;
    },
    onSettled: (_list, error) => {
      if (error) leaving.current = false;
    },
    onSuccess: async (list) => {
      renewKey(newId());
      await queries.invalidateQueries({ queryKey: ['opportunity', opportunity.id, 'shortlists'] });
      void navigate(`/liste/${list.id}`);
    },
  });
  const askedLine = {
    opportunityId: opportunity.id,
    lineId: line.id,
    comune: opportunity.comune,
  };
  const name = lineName(line, occupation, say);
  return (
    <Page
      className="bench"
      title={say('bench.for', { line: name, positions: line.positions })}
      trail={[
        { to: '/opportunita', label: say('opportunity.listTitle') },
        { to: `/opportunita/${opportunity.id}`, label: opportunity.title },
      ]}
      aside={
        <>
          <p className="small">{say('bench.freezeHint')}</p>
          <button
            type="button"
            className="btn btn-primary"
            disabled={freezing.isPending || !query.data}
            onClick={() => freezing.mutate()}
          >
            <Icon name="lock" />
            {say('bench.freeze')}
          </button>
        </>
      }
    >
      {freezing.isError && <ErrorState error={freezing.error} />}
      <div className="bench-columns">
        <CriteriaPanel
          criteria={criteria}
          base={base}
          change={change}
          limit={limit}
          changeLimit={(most) =>
            changeAddress({ quante: most === USUAL_LIMIT ? '' : String(most) })
          }
          listed={query.data?.people}
        />
        <Answer query={query}>
          {(list) => (
            <>
              <Ranking list={list} busy={query.isPlaceholderData} line={askedLine} />
              <div className="bench-side">
                <ToInterview list={list} />
                <OutCounts list={list} asked={wanted} />
                <WhyNot asked={wanted} />
                <Findability asked={wanted} />
              </div>
            </>
          )}
        </Answer>
      </div>
    </Page>
  );
};
