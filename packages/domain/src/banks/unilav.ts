import type { Worker } from '../people/worker.js';
import type { Company } from './company.js';
import type { Outcome } from './outcome.js';

/**
 * The sections of a UniLav communication that a hire fills: what the employer sends by the day before the start. A typed
 * projection; what is `null` the employer still has to say.
 */
export interface UniLav {
  readonly employer: {
    readonly name: string;
    readonly vatNumber: string | null;
    readonly ateco: string | null;
    readonly comune: string;
    readonly address: string | null;
  };
  readonly worker: {
    readonly fiscalCode: string;
    readonly familyName: string;
    readonly givenName: string;
    readonly sex: string;
    readonly birthDate: string;
    readonly birthPlace: string;
    readonly citizenship: string;
    readonly domicile: { readonly comune: string | null; readonly address: string | null } | null;
    readonly schoolingLevel: number | null;
    readonly permitToStay: { readonly kind: string; readonly until: string | null } | null;
  };
  readonly start: {
    readonly on: string;
    readonly until: string | null;
    /** The programme's own word; the ministry's table of contract codes is the export's. */
    readonly contract: string;
    readonly occupation: string | null;
    readonly weeklyHours: number | null;
    readonly hours: string | null;
    /** Comune of the workplace, else of the employer's office. */
    readonly workplace: string;
  };
}

export type Hire = Extract<Outcome, { kind: 'contract_start' }>;

export const unilavOf = (worker: Worker, company: Company, hire: Hire): UniLav => {
  const home = worker.domicile ?? worker.residence;
  return {
    employer: {
      name: company.name,
      vatNumber: company.vatNumber,
      ateco: company.ateco,
      comune: company.comune,
      address: company.address,
    },
    worker: {
      fiscalCode: worker.fiscalCode,
      familyName: worker.familyName,
      givenName: worker.givenName,
      sex: worker.sex,
      birthDate: worker.birthDate,
      birthPlace: worker.birthPlace,
      citizenship: worker.citizenship,
      domicile: home && { comune: home.comune, address: home.address },
      schoolingLevel: worker.schooling?.level ?? null,
      permitToStay: worker.sap?.permitToStay ?? null,
    },
    start: {
      on: hire.on,
      until: hire.until,
      contract: hire.contract,
      occupation: hire.occupation,
      weeklyHours: typeof hire.hours === 'number' ? hire.hours : null,
      hours: typeof hire.hours === 'string' ? hire.hours : null,
      workplace: hire.places.workplace ?? company.comune,
    },
  };
};
