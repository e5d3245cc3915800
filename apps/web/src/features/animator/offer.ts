import {
  newId,
  opportunitySchema,
  type FieldError,
  type LogbookEntry,
  type Opportunity,
} from '@rosa/domain';
import { formReader } from '../../shared/form/read-form.js';

/** An opportunity as it is typed, from what was heard; the laboratory adds the codes later. */

export interface OfferLine {
  readonly id: string;
  readonly title: string;
  readonly positions: string;
  readonly contract: string;
  readonly hours: string;
  /** What one must be able to do, skill by skill. */
  readonly skills: readonly { readonly code: string; readonly label: string }[];
}

export interface Offer {
  readonly id: string;
  /** Of the lead it comes from. */
  readonly leadId: string;
  readonly title: string;
  readonly kind: string;
  readonly words: string;
  readonly lines: readonly OfferLine[];
}

/** What it is made of: a meeting, or a lead. */
export interface Heard {
  readonly companyId: string | null;
  readonly comune: string;
  readonly title: string | null;
  readonly words: string | null;
  readonly answered?: LogbookEntry['answered'];
}

/** From so many people on, a company is no small one. */
const LARGE = 50;

/** Those of the seven situations that a company's size tells apart. */
const kindFor = (employees: number | null): Opportunity['kind'] =>
  employees !== null && employees >= LARGE ? 'established_company' : 'diffuse_demand';

const LONGEST_TITLE = 80;

/** The first sentence of what was said names it, until someone finds a better name. */
const titleFrom = (words: string, name: string): string => {
  const [first = ''] = words.split(/[.;!?\n]/);
  return first.trim().slice(0, LONGEST_TITLE) || name;
};

export const newLine = (positions = '1'): OfferLine => ({
  id: newId(),
  title: '',
  positions,
  contract: '',
  hours: '',
  skills: [],
});

/** The number of places said at the meeting, where it was. */
const positionsIn = (answered: Heard['answered']): string => {
  const said = answered?.answers.find(({ question }) => question === 'positions')?.answer;
  return typeof said === 'number' && said >= 1 ? String(said) : '1';
};

export const newOffer = (
  heard: Heard,
  company: { readonly name: string; readonly employees: number | null },
  leadId: string,
): Offer => ({
  id: newId(),
  leadId,
  title: heard.title ?? titleFrom(heard.words ?? '', company.name),
  kind: kindFor(company.employees),
  words: heard.words ?? '',
  lines: [newLine(positionsIn(heard.answered))],
});

/** What its skills ask of people, with the rest of what the line says: criteria replace what a line implies. */
const criteriaOf = ({ skills, contract, hours }: OfferLine, comune: string): object | null =>
  skills.length === 0
    ? null
    : {
        requirements: skills.map(({ code }) => ({
          kind: 'skill',
          code,
          importance: 2,
          months: 12,
        })),
        terms: [
          ...(contract ? [{ key: `contract:${contract}`, must: true }] : []),
          ...(hours ? [{ key: `hours:${hours}`, must: true }] : []),
        ],
        place: { comune, point: null },
      };

const inputOf = (offer: Offer, { companyId, comune }: Heard): unknown => ({
  companyId,
  kind: offer.kind || undefined,
  title: offer.title || undefined,
  words: offer.words || null,
  comune,
  lines: offer.lines.map((line) => ({
    id: line.id,
    title: line.title || null,
    positions: line.positions === '' ? undefined : Number(line.positions),
    contract: line.contract || null,
    hours: line.hours || null,
    criteria: criteriaOf(line, comune),
  })),
  leadId: offer.leadId,
});

const read = formReader(opportunitySchema);

export type CheckedOffer =
  | { readonly ok: true; readonly value: Opportunity }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export const checkOffer = (offer: Offer, heard: Heard): CheckedOffer => read(inputOf(offer, heard));
