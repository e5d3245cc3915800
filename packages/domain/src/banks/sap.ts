import type {
  Address,
  Experience,
  LanguageEntry,
  Schooling,
  Status,
  Worker,
} from '../people/worker.js';

/**
 * The sections of the SAP (scheda anagrafico-professionale) a worker's record fills, by section number. A typed
 * projection: exports write it in the standard's own format.
 */
export interface Sap {
  readonly heading: {
    /** Two letters and nine digits. */
    readonly identifier: string | null;
    readonly jobCentre: string | null;
    readonly updatedAt: string;
  };
  readonly section1: {
    readonly fiscalCode: string;
    readonly familyName: string;
    readonly givenName: string;
    readonly sex: string;
    readonly birthDate: string;
    readonly birthPlace: string;
    readonly citizenship: string;
    readonly permitToStay: { readonly kind: string; readonly until: string | null } | null;
    readonly residence: Address | null;
    readonly domicile: Address | null;
    readonly phone: string | null;
    readonly email: string | null;
  };
  readonly section2: {
    readonly status: Status;
    readonly occupationalState: string | null;
    readonly unemployedSince: string | null;
    readonly availabilityDeclaredOn: string | null;
    readonly profilingIndex: number | null;
    readonly specialLists: readonly string[] | null;
  };
  /** Each job: employer, ATECO, dates, occupation, duties. */
  readonly section4: readonly Pick<
    Experience,
    'employer' | 'sector' | 'from' | 'to' | 'occupation' | 'tasks'
  >[];
  readonly section5: {
    readonly schooling: Schooling | null;
    readonly languages: readonly LanguageEntry[] | null;
    readonly licences: readonly string[] | null;
  };
}

export const sapOf = (worker: Worker): Sap => ({
  heading: {
    identifier: worker.sap?.identifier ?? null,
    jobCentre: worker.sap?.jobCentre ?? null,
    updatedAt: worker.updatedAt,
  },
  section1: {
    fiscalCode: worker.fiscalCode,
    familyName: worker.familyName,
    givenName: worker.givenName,
    sex: worker.sex,
    birthDate: worker.birthDate,
    birthPlace: worker.birthPlace,
    citizenship: worker.citizenship,
    permitToStay: worker.sap?.permitToStay ?? null,
    residence: worker.residence,
    domicile: worker.domicile,
    phone: worker.contacts?.phone ?? null,
    email: worker.contacts?.email ?? null,
  },
  section2: {
    status: worker.status,
    occupationalState: worker.sap?.occupationalState ?? null,
    unemployedSince: worker.sap?.unemployedSince ?? null,
    availabilityDeclaredOn: worker.sap?.availabilityDeclaredOn ?? null,
    profilingIndex: worker.sap?.profilingIndex ?? null,
    specialLists: worker.sap?.specialLists ?? null,
  },
  section4: (worker.experiences ?? []).map(({ employer, sector, from, to, occupation, tasks }) => ({
    employer,
    sector,
    from,
    to,
    occupation,
    tasks,
  })),
  section5: {
    schooling: worker.schooling,
    languages: worker.languages,
    licences: worker.licences,
  },
});
