/** Why a person stands where they stand in a list, and why someone is not in it. */
export const matching = {
  'evidence.certified': 'certificata',
  'evidence.observed': 'osservata da un operatore',
  'evidence.declared': 'dichiarata',
  'source.ascertained': 'accertato',
  'source.declared': 'dichiarato',
  'career.incomplete': 'la carriera non è completa, può esserci altro',
  'home.domicile': 'domicilio',
  'home.residence': 'residenza',
  'home.comune': 'dal punto del comune, indicativo',

  'isced.0': 'nessun titolo',
  'isced.1': 'licenza elementare',
  'isced.2': 'licenza media',
  'isced.3': 'diploma o qualifica',
  'isced.4': 'specializzazione dopo il diploma',
  'isced.5': 'diploma tecnico superiore',
  'isced.6': 'laurea triennale',
  'isced.7': 'laurea magistrale',
  'isced.8': 'dottorato',

  'skill.held':
    '{what}: {months|mese|mesi} su {asked} chiesti, {evidence:evidence}[, ultimo uso: {lastUsed:day}]',
  'skill.denied': '{what}: chiesta, non c’è',
  'skill.neverAsked': '{what}: mai chiesta',
  'occupation.held':
    '{what}[ (vicina a {near})]: {months|mese|mesi} ({days|giorno|giorni}) su {asked} chiesti[, presso {employer}], {evidence:evidence}[, fino a: {until:day}][, dal {since:day} e tuttora][; {career:career}]',
  'occupation.none': '{what}: mai svolta, né una vicina; la carriera è completa',
  'occupation.unknown': '{what}: non risulta, ma la carriera non è completa',
  'licence.held': '{what}: c’è',
  'licence.missing': '{what}: non c’è',
  'licence.neverAsked': '{what}: mai chiesta',
  'language.held': '{what}: livello {level}, chiesto {asked}',
  'language.below': '{what}: livello {level}, sotto il {asked} chiesto',
  'language.absent': '{what}: non conosciuta, chiesto {asked}',
  'language.neverAsked': '{what}: mai chiesta',
  'schooling.held': 'Titolo di studio: {level:isced}, chiesto {asked:isced}',
  'schooling.below': 'Titolo di studio: {level:isced}, sotto il chiesto ({asked:isced})',
  'schooling.neverAsked': 'Titolo di studio: mai chiesto',

  'answer.yes': '{what}: sì, {source:source} il {on:day}[ da {by}]',
  'answer.no': '{what}: no, {source:source} il {on:day}[ da {by}]',
  'answer.askAgain':
    '{what}: il no del {on:day}[, raccolto da {by},] ha più di un anno, da chiedere di nuovo',
  'answer.neverAsked': '{what}: mai chiesto',

  'home.at':
    'Abita a {km:km} dal posto di lavoro[, a {comune}] ({address:home}[, {approximate:home}][, punto {point}])',
  'home.beyondCommute':
    'Abita a {km:km} dal posto di lavoro[, a {comune}] ({address:home}[, {approximate:home}][, punto {point}]), oltre i {commute} km che può fare ({source:source} il {on:day}[ da {by}])',
  'home.unknown': 'Non si sa dove abita',

  'out.consent': 'Ha rifiutato di essere proposta alle imprese[ (il {on:day})]',
  'out.left': 'È uscita dal programma',
  'out.paused': 'È sospesa[ fino al {until:day} compreso]',
  'out.placed': 'È già inserita al lavoro[ fino al {until:day} compreso]',
  'out.practice': '{what}: {months|mese|mesi}, ne servono almeno {atLeast}',
  'out.radius': 'Abita a {km:km} dal posto di lavoro, oltre i {radius} km considerati',
} as const;
