import type { Answer, WorkerRecord } from '../people/worker.js';
import type { Coded, Point, Reference } from '../reference.js';
import {
  messageOf,
  wordOf,
  type Lang,
  type MessageCode,
  type MessageParams,
  type ParamsOf,
} from '../messages/index.js';
import type { Criteria } from './criteria.js';
import { homeOf, latestAnswerTo } from './facts-of.js';
import type { WorkerFacts } from './facts.js';
import { isPast, isToAskAgain } from './values.js';

/** The fact behind a value, in a code with its values, and in words. */
export interface Because {
  readonly code: MessageCode;
  readonly params: MessageParams;
  readonly text: string;
}

/** What a reason is drawn from. Masked, it names no employer, operator or point. */
export interface Explaining {
  readonly worker: WorkerRecord;
  readonly facts: WorkerFacts;
  readonly criteria: Criteria;
  readonly reference: Reference;
  readonly lang: Lang;
  readonly masked: boolean;
}

export const because = <C extends MessageCode>(
  { lang }: Explaining,
  code: C,
  params: ParamsOf<C>,
): Because => ({ code, params, text: messageOf(lang, code, params) });

export const labelOf = (lang: Lang, coded: Coded | undefined, code: string): string =>
  coded?.label[lang] ?? code;

/** A term in words: `contratto a tempo indeterminato`; a task by its occupation. */
export const termLabel = (lang: Lang, key: string, reference: Reference): string => {
  const task = key.startsWith('task:') ? key.slice('task:'.length) : undefined;
  if (task === undefined) return wordOf(lang, `term.${key}`);
  return messageOf(lang, 'term.task', { what: labelOf(lang, reference.occupation(task), task) });
};

const answerCode = (answer: Answer, toAskAgain: boolean) => {
  if (answer.answer === 'yes') return 'answer.yes';
  return toAskAgain ? 'answer.askAgain' : 'answer.no';
};

/** The latest answer to a term, when it was given and to whom. */
export const becauseOfAnswer = (on: Explaining, key: string): Because => {
  const what = termLabel(on.lang, key, on.reference);
  const answer = latestAnswerTo(on.worker, key);
  const fact = on.facts.answers.find((given) => given.key === key);
  if (!answer || !fact) return because(on, 'answer.neverAsked', { what });
  return because(on, answerCode(answer, isToAskAgain(fact, on.criteria.asOf)), {
    what,
    source: answer.source,
    on: answer.on,
    by: on.masked ? null : answer.by,
  });
};

const written = ({ lat, lon }: Point): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`;

/** Where home is said to be, for the messages on distance. */
const homeParams = (on: Explaining, km: number) => {
  const home = homeOf(on.worker, on.reference);
  return (
    home && {
      km: Math.round(km * 10) / 10,
      comune: home.comune && (on.reference.comune(home.comune)?.name ?? home.comune),
      address: home.from,
      approximate: home.approximate ? 'comune' : null,
      point: home.approximate || on.masked ? null : written(home.point),
    }
  );
};

/** How far home is, from which address and point, and whether that is past the commute answered. */
export const becauseOfHome = (on: Explaining, km: number | null): Because => {
  const home = km === null ? null : homeParams(on, km);
  if (km === null || !home) return because(on, 'home.unknown', {});
  const { commute } = on.worker.availability;
  if (!commute || !isPast(km, commute.km)) return because(on, 'home.at', home);
  return because(on, 'home.beyondCommute', {
    ...home,
    commute: commute.km,
    source: commute.source,
    on: commute.on,
    by: on.masked ? null : commute.by,
  });
};
