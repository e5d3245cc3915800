import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Act, ActKind, ActOf } from '../../offline/acts.js';
import { findDraft, putDraft } from '../../offline/drafts.js';
import { findAct } from '../../offline/outbox.js';
import { useSession } from '../session/session.js';

/** Where a form begins: from what was typed before, or from what was refused. */
export interface Begun<T> {
  readonly values: T | undefined;
  readonly act: Act | undefined;
}

/** Looks on the device for what was begun under this id; `undefined` until it has looked. */
export const useBegun = <T>(id: string): Begun<T> | undefined => {
  const { actor } = useSession();
  return useQuery({
    queryKey: ['begun', id],
    queryFn: async (): Promise<Begun<T>> => {
      const [draft, act] = await Promise.all([findDraft(id), findAct(id)]);
      const own = draft?.owner === actor ? (draft.values as T) : undefined;
      return { values: own, act: act?.owner === actor ? act : undefined };
    },
    staleTime: Infinity,
    gcTime: 0,
  }).data;
};

/** An act of one kind, if it is one. */
export const actOf = <K extends ActKind>(kind: K, act: Act | undefined): ActOf<K> | undefined =>
  act?.kind === kind ? (act as ActOf<K>) : undefined;

/** The values of a form, kept on the device at every change. */
export const useWriting = <T extends object>(
  id: string,
  about: { readonly title: string; readonly path: string },
  start: () => T,
): readonly [T, (change: Partial<T>) => void] => {
  const { actor: owner } = useSession();
  const [values, setValues] = useState(start);
  const change = (part: Partial<T>) => {
    const next = { ...values, ...part };
    setValues(next);
    const at = new Date().toISOString();
    void putDraft({ id, owner, ...about, at, values: next });
  };
  return [values, change];
};
