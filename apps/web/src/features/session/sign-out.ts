import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api/client.js';
import { clearCopies } from '../../offline/device.js';
import { sessionQuery } from './session.js';

/** Ends the session and forgets everything that was read in it, here and on the device. */
export const useSignOut = (): (() => void) => {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return () => {
    const leave = async () => {
      await clearCopies();
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
      void navigate('/accesso');
    };
    call('/sessions/current', { method: 'DELETE' }).then(leave, leave);
  };
};
