import type { QuestionSet } from '@rosa/domain';

/**
 * The first version of the logbook's three tracks: what an animator asks, of whom, and what feeds the reports. The
 * central team writes the versions after it.
 */

type Question = QuestionSet['questions'][number];

const ask = (kind: Question['kind'], code: string, it: string, required = false): Question => ({
  code,
  kind,
  text: { it, en: null },
  options: null,
  required,
});

const text = (code: string, it: string) => ask('text', code, it);
const yesNo = (code: string, it: string) => ask('yes_no', code, it);
const number = (code: string, it: string) => ask('number', code, it);

const choice = (code: string, it: string, options: string[], required = false): Question => ({
  ...ask('choice', code, it, required),
  options,
});

const first = (
  track: QuestionSet['track'],
  title: string,
  questions: QuestionSet['questions'],
): QuestionSet => ({ track, version: 1, title, validFrom: '2026-01-01', questions });

/** With an administrator, manager, official, trade unionist or consultant of a body. */
const projectStage = first('project_stage', 'Stadio di sviluppo di un progetto LSU/LPU', [
  choice(
    'stage',
    'A che punto è il progetto?',
    ['da avviare', 'avviato', 'a regime', 'in proroga', 'sospeso', 'concluso'],
    true,
  ),
  number('workers_now', 'Quante persone vi lavorano oggi?'),
  number('workers_left', 'Quante lo hanno lasciato, e per quale sbocco?'),
  text('service', 'Quale servizio rende il progetto, e a chi?'),
  yesNo('outsourceable', 'L’ente pensa di affidare il servizio all’esterno?'),
  choice('outlet', 'Quale sbocco vede l’ente per chi vi lavora?', [
    'società mista',
    'cooperativa',
    'assunzione presso imprese',
    'stabilizzazione nell’ente',
    'lavoro autonomo',
    'nessuno per ora',
  ]),
  text('resources', 'Con quali risorse, e fino a quando, il servizio può continuare?'),
  text('obstacles', 'Che cosa lo ostacola: atti, fondi, competenze, consenso?'),
  text('training', 'Quale formazione servirebbe a chi vi lavora?'),
  text('support', 'Che cosa l’ente si aspetta da noi?'),
]);

/** With an existing company: private, municipal or cooperative. */
const companyInterest = first(
  'company_interest',
  'Interesse e disponibilità di un’impresa ad assumere',
  [
    choice(
      'interest',
      'L’impresa è interessata ad assumere persone LSU/LPU?',
      ['sì, subito', 'sì, nei prossimi mesi', 'forse', 'no'],
      true,
    ),
    number('positions', 'Quanti posti prevede?'),
    text('roles', 'Per quali mansioni? Che cosa bisogna saper fare, compito per compito?'),
    choice('contract', 'Con quale contratto?', [
      'tempo indeterminato',
      'tempo determinato',
      'somministrazione',
      'apprendistato',
      'tirocinio',
      'socio di cooperativa',
    ]),
    text('hours', 'Con quali orari e turni?'),
    ask('day', 'start', 'Da quando?'),
    text('past_search', 'Come ha cercato finora, e che cosa non ha trovato?'),
    yesNo('training_before', 'Prenderebbe parte a una formazione prima dell’assunzione?'),
    yesNo('incentives', 'Conosce gli incentivi che un’assunzione otterrebbe?'),
    text('doubts', 'Che cosa la frena nell’assumere queste persone?'),
    text('outlook', 'Come vanno il settore e la filiera nei prossimi due anni?'),
  ],
);

/** With associations, unions, the third sector and whoever knows the place. */
const localActors = first('local_actors', 'Attori locali: obiettivi, servizi e contributo', [
  choice(
    'attitude',
    'Come accoglie gli obiettivi del programma?',
    ['li sostiene', 'con interesse', 'con riserva', 'contrario'],
    true,
  ),
  text('role', 'Che cosa fa sul territorio, e con chi?'),
  text('contribution', 'Che cosa può dare: contatti, sedi, fondi, competenze?'),
  text('needs', 'Quali bisogni del territorio restano senza risposta?'),
  text('opportunities', 'Dove vede nascere lavoro: quali settori, quali imprese?'),
  text('initiatives', 'Quali iniziative o accordi sono in corso?'),
  yesNo('table', 'Parteciperebbe a un tavolo locale?'),
  text('others', 'Chi altri bisogna incontrare?'),
]);

export const FIRST_QUESTIONS: readonly QuestionSet[] = [projectStage, companyInterest, localActors];
