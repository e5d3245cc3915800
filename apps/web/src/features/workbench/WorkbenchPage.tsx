import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { call } from '../../api/client.js';
import { Answer } from '../../shared/states/Answer.js';
import { NotFound } from '../../shared/states/NotFound.js';
import { opportunityQuery } from '../opportunities/opportunities.js';
import type { Criteria } from './criteria.js';
import { Workbench } from './Workbench.js';

/** Prepares the list for a line, and freezes it. */
const WorkbenchPage = () => {
  const { id = '', lineId = '' } = useParams();
  const opportunity = useQuery(opportunityQuery(id));
  const criteria = useQuery({
    queryKey: ['opportunity', id, 'criteria', lineId],
    queryFn: ({ signal }) =>
      call<Criteria>(`/opportunities/${id}/lines/${lineId}/criteria`, { signal }),
    staleTime: Infinity,
  });
  return (
    <Answer wholePage query={opportunity}>
      {(held) => {
        const line = held.lines.find((each) => each.id === lineId);
        if (!line) return <NotFound />;
        return (
          <Answer wholePage query={criteria}>
            {(base) => <Workbench key={lineId} opportunity={held} line={line} base={base} />}
          </Answer>
        );
      }}
    </Answer>
  );
};

export default WorkbenchPage;
