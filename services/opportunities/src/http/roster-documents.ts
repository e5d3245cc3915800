import { defineRoute, idParams, writeAll, type Route } from '@rosa/service-kit';
import { sheetOf } from '../application/roster-sheet.js';
import { rosterCsv } from '../documents/roster-csv.js';
import { rosterPdf } from '../documents/roster-pdf.js';
import type { OpportunityDeps } from '../ports.js';
import { callers } from './roles.js';

const route = (
  deps: OpportunityDeps,
  form: 'pdf' | 'csv',
  contentType: string,
  summary: string,
): Route =>
  defineRoute({
    method: 'get',
    path: `/rosters/{id}/${form}`,
    tag: 'Rose',
    summary,
    roles: [...callers, 'employer'],
    params: idParams,
    answers: {
      200: { description: 'Il file', contentType },
      409: { description: 'La rosa è scaduta' },
    },
    handle: async ({ scope, params, lang, response }) => {
      const sheet = await sheetOf(deps, scope, params.id, lang);
      response.status(200).attachment(`rosa-${params.id}.${form}`).type(contentType);
      if (form === 'csv') response.end(rosterCsv(sheet));
      else await writeAll(response, rosterPdf(sheet));
      return { status: 200, sent: true };
    },
  });

/** A roster to be printed or saved, as the employer may read it. */
export const rosterDocumentRoutes = (deps: OpportunityDeps): readonly Route[] => [
  route(
    deps,
    'pdf',
    'application/pdf',
    'La rosa da stampare, come la legge l’impresa, con la scadenza in filigrana',
  ),
  route(deps, 'csv', 'text/csv', 'La rosa per un foglio di calcolo, come la legge l’impresa'),
];
