import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPANY, OPPORTUNITY, OVERDUE } from './field.js';

/** Every page of the screens, with who opens it and where: each is seen in each of its states. */
export interface PageSeen {
  /** As the routes name it. */
  readonly path: string;
  /** Who opens it. */
  readonly as: string;
  /** Where; the path itself where it names no record. */
  readonly at?: string;
  /** What it says where there is nothing to list. */
  readonly empty?: string;
  /** Asks nothing of the server before something is filled in. */
  readonly still?: true;
}

const ANY = '019a9f4c-1a00-7000-8000-0000000009ff';
const LINE = '019a9f4c-1a00-7000-8000-000000000003';

export const EVERY_PAGE: readonly PageSeen[] = [
  { path: '/oggi', as: 'operatrice', empty: 'Nessun appuntamento per oggi.' },
  { path: '/giornata', as: 'animatrice', empty: 'Nessun passo da fare in questi giorni' },
  { path: '/imprese', as: 'animatrice' },
  { path: '/imprese/nuova', as: 'animatrice', still: true },
  { path: '/imprese/:id', as: 'animatrice', at: `/imprese/${COMPANY}` },
  { path: '/incontri/:id', as: 'animatrice', at: `/incontri/${OVERDUE}` },
  { path: '/incontri/:id/scrivi', as: 'animatrice', at: `/incontri/${ANY}/scrivi` },
  { path: '/incontri/:id/opportunita', as: 'animatrice', at: `/incontri/${OVERDUE}/opportunita` },
  {
    path: '/incontri/:id/segnalazione',
    as: 'animatrice',
    at: `/incontri/${OVERDUE}/segnalazione`,
  },
  { path: '/avete-qualcuno', as: 'animatrice', still: true },
  { path: '/segnalazioni', as: 'animatrice', empty: 'Nessuna segnalazione' },
  {
    path: '/segnalazioni/:leadId/opportunita',
    as: 'animatrice',
    at: '/segnalazioni/019a9f4c-1a00-7000-8000-0000000002a1/opportunita',
  },
  { path: '/mese', as: 'animatrice' },
  { path: '/da-inviare', as: 'animatrice', still: true, empty: 'Tutto è stato inviato' },
  { path: '/opportunita', as: 'operatrice', empty: 'Nessuna opportunità con questi filtri' },
  { path: '/opportunita/:id', as: 'operatrice', at: `/opportunita/${OPPORTUNITY}` },
  {
    path: '/opportunita/:id/righe/:lineId',
    as: 'operatrice',
    at: `/opportunita/${OPPORTUNITY}/righe/${LINE}`,
    empty: 'Nessuno risponde a questi criteri',
  },
  { path: '/liste/:id', as: 'operatrice', at: '/liste/LIST', empty: 'La lista è vuota' },
  { path: '/persone', as: 'operatrice', empty: 'Nessuna persona con questi filtri' },
  { path: '/persone/:id', as: 'operatrice', at: '/persone/PERSON' },
  { path: '/persone/:id/colloquio', as: 'operatrice', at: '/persone/PERSON/colloquio' },
  { path: '/laboratori', as: 'operatrice' },
  { path: '/gruppi', as: 'operatrice', empty: 'Nessun gruppo salvato' },
  { path: '/convocazioni', as: 'operatrice', empty: 'Ancora nessuna convocazione' },
  { path: '/convocazioni/nuova', as: 'operatrice' },
  { path: '/convocazioni/:id', as: 'operatrice', at: `/convocazioni/${ANY}` },
  { path: '/convocazioni/:id/avvisi', as: 'operatrice', at: `/convocazioni/${ANY}/avvisi` },
  { path: '/rose/:id', as: 'operatrice', at: '/rose/ROSTER' },
  { path: '/cifre', as: 'responsabile' },
  {
    path: '/cifre/righe',
    as: 'responsabile',
    at: '/cifre/righe?cifra=visits',
    empty: 'Nessuna riga',
  },
  { path: '/account', as: 'responsabile', empty: 'Nessun account' },
  { path: '/territori', as: 'centrale' },
  { path: '/importazioni', as: 'centrale', empty: 'Nessuna importazione' },
  { path: '/importazioni/:id', as: 'centrale', at: `/importazioni/${ANY}` },
  { path: '/domande', as: 'centrale' },
  { path: '/classificazioni', as: 'centrale', empty: 'Nessuna voce trovata' },
  { path: '/registro', as: 'centrale', empty: 'Nessun atto con questi filtri' },
  { path: '/impresa/rose', as: 'impresa', empty: 'Nessuna rosa da leggere' },
  { path: '/impresa/rose/:id', as: 'impresa', at: '/impresa/rose/ROSTER' },
  { path: '/impresa/richieste', as: 'impresa', empty: 'Nessuna richiesta' },
];

const WEB = join(__dirname, '../../../../web/src');

/** The paths of the screens, as their own tables say them. */
export const pathsOfScreens = (): string[] =>
  ['app/screens.ts', 'features/animator/screens.ts'].flatMap((file) =>
    [...readFileSync(join(WEB, file), 'utf8').matchAll(/path: '([^']+)'/g)].map(
      ([, path]) => path!,
    ),
  );
