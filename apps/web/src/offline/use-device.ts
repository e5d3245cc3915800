import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Act } from './acts.js';
import { onChange, type Changed } from './changes.js';
import type { Draft } from './device.js';
import { draftsOf } from './drafts.js';
import { sendAll, waitingActs } from './outbox.js';
import { findTerritory, refreshTerritory } from './territory.js';

const NO_ACTS: readonly Act[] = [];
const NO_DRAFTS: readonly Draft[] = [];

/** What this account has still to send. */
export const useWaiting = (owner: string): readonly Act[] =>
  useQuery({ queryKey: ['device', 'outbox', owner], queryFn: () => waitingActs(owner) }).data ??
  NO_ACTS;

/** What this account has half written. */
export const useDrafts = (owner: string): readonly Draft[] =>
  useQuery({ queryKey: ['device', 'drafts', owner], queryFn: () => draftsOf(owner) }).data ??
  NO_DRAFTS;

/** The names of the territory's comuni are shown with no signal too. */
const primeNames = async (queries: QueryClient): Promise<void> => {
  const territory = await findTerritory();
  for (const entry of territory?.value.comuni ?? []) {
    queries.setQueryData(['entry', 'comuni', entry.code], entry);
  }
};

/** A copy older than this is read anew at the next page, ms. */
const OLD = 10 * 60_000;

let refreshing: Promise<void> | undefined;

const refreshIfOld = async (owner: string, queries: QueryClient): Promise<void> => {
  const territory = await findTerritory();
  if (territory && Date.now() - Date.parse(territory.at) < OLD) return;
  await refreshTerritory(owner);
  await primeNames(queries);
  await queries.invalidateQueries({ queryKey: ['copy'] });
};

const refresh = (owner: string, queries: QueryClient): void => {
  // Without signal the copy stays as old as it is, and says so.
  refreshing ??= refreshIfOld(owner, queries).catch(() => {});
  void refreshing.then(() => (refreshing = undefined));
};

/** Without an event that tells of the signal, it is tried this often while something waits, ms. */
const EVERY = 30_000;

/**
 * Keeps the device in step while a page of the work outside is open: the shell and the territory kept for later, and what
 * waits sent as soon as there is a signal.
 */
export const useDevice = (owner: string): void => {
  const queries = useQueryClient();
  useEffect(() => {
    if (import.meta.env.PROD) void navigator.serviceWorker?.register('/service-worker.js');
    void primeNames(queries);
    const occasion = () => {
      void sendAll(owner);
      refresh(owner, queries);
    };
    const changed = (what: Changed) => {
      void queries.invalidateQueries({ queryKey: ['device'] });
      if (what === 'sent') void queries.invalidateQueries({ queryKey: ['field'] });
    };
    occasion();
    const stop = onChange(changed);
    const timer = setInterval(occasion, EVERY);
    addEventListener('online', occasion);
    document.addEventListener('visibilitychange', occasion);
    return () => {
      stop();
      clearInterval(timer);
      removeEventListener('online', occasion);
      document.removeEventListener('visibilitychange', occasion);
    };
  }, [owner, queries]);
};
