import { useQuery } from '@tanstack/react-query';
import { useSay } from '../../i18n/language.js';
import { desksQuery } from '../groups/groups.js';
import type { ConvocationHead } from './convocations.js';

/** When and where a group is received. */
export const When = ({ convocation }: { readonly convocation: ConvocationHead }) => {
  const say = useSay();
  const desks = useQuery(desksQuery).data;
  const { from, to, deskId } = convocation;
  const desk = desks?.items.find(({ id }) => id === deskId);
  return (
    <p className="facts">
      <span>
        {to && to !== from ? say('call.whenDays', { from, to }) : say('call.when', { from })}
      </span>
      <span>{deskId ? (desk?.name ?? '…') : say('call.deskAny')}</span>
    </p>
  );
};
