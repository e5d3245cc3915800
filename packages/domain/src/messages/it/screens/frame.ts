/** What stands around every screen, and what all of them say alike. */
export const frame = {
  'frame.name': 'Rosa',
  'frame.tagline': 'Anagrafe dei lavoratori e banca delle opportunità',
  'frame.skipToContent': 'Vai al contenuto',
  'frame.skipToNav': 'Vai alla navigazione',
  'frame.mainNav': 'Navigazione principale',
  'frame.menu': 'Menu',
  'frame.closeMenu': 'Chiudi il menu',
  'frame.language': 'Lingua',
  'frame.lang.it': 'Italiano',
  'frame.lang.en': 'English',
  'frame.signOut': 'Esci',
  'frame.titled': '{page} – Rosa',
  'frame.documentation': 'Documentazione dell’API',
  'frame.wholeCountry': 'Tutta Italia',
  'frame.breadcrumb': 'Percorso',
  'frame.footer': 'Informazioni sul servizio',

  'nav.today': 'Oggi',
  'nav.opportunities': 'Opportunità',
  'nav.people': 'Persone',

  'state.loading': 'Caricamento…',
  'state.errorTitle': 'Qualcosa non ha funzionato',
  'state.retry': 'Riprova',
  'state.requestId': 'Numero della richiesta: {id}',
  'state.forbiddenTitle': 'Questa pagina non fa parte del tuo lavoro',
  'state.forbidden': 'Il ruolo {role:role} non la usa.',
  'state.notFoundTitle': 'Pagina non trovata',
  'state.notFound': 'Qui non c’è nulla, o non è alla tua portata.',
  'state.home': 'Torna all’inizio',
  'state.offline': 'Nessuna connessione: quello che vedi può non essere aggiornato.',
  'state.incompleteTitle': 'Elenco incompleto',
  'state.incomplete.catchingUp':
    'L’indice si sta ancora riempiendo: qualcuno potrebbe mancare. Riprova fra poco.',
  'state.incomplete.behind':
    'Alcune modifiche recenti non sono ancora nell’indice: riprova fra poco.',
  'state.incomplete.partial': 'Una parte delle risposte non è arrivata.',

  'form.errorsTitle': 'Controlla {n|campo|campi}',
  'form.required': 'obbligatorio',
  'form.cancel': 'Annulla',
  'form.save': 'Salva',
  'form.close': 'Chiudi',
  'form.remove': 'Togli {what}',

  'typeahead.hint': 'Scrivi, poi scegli con le frecce e Invio',
  'typeahead.none': 'Nessuna voce trovata',
  'typeahead.found': '{n|voce trovata|voci trovate}',

  'list.more': 'Mostra altri',
  'list.count': '{n|risultato|risultati}',
  'list.unknown': 'mai chiesto',
  'list.yes': 'sì',
  'list.no': 'no',

  'signIn.title': 'Accedi',
  'signIn.lead':
    'Dalle persone alle rose di candidati: ogni posto in graduatoria con le sue ragioni.',
  'signIn.username': 'Nome utente',
  'signIn.password': 'Parola chiave',
  'signIn.submit': 'Accedi',
  'signIn.expired': 'La sessione è scaduta: accedi di nuovo per riprendere da dov’eri.',

  'home.title': 'Benvenuto in Rosa',
  'home.noScreens': 'Le schermate per il tuo ruolo non ci sono ancora.',
} as const;
