import { Link } from 'react-router';
import { PERSON_READERS } from '../features/session/roles.js';
import { useSession } from '../features/session/session.js';

/** A person's name, leading to their record for those who may read it. */
export const PersonLink = ({
  id,
  name,
  masked = false,
}: {
  readonly id: string;
  readonly name: string;
  readonly masked?: boolean;
}) => {
  const { role } = useSession();
  if (masked) return <span className="masked">{name}</span>;
  return PERSON_READERS.includes(role) ? <Link to={`/persone/${id}`}>{name}</Link> : name;
};
