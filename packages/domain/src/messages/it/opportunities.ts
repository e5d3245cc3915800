/** What the opportunity bank answers when it cannot do what was asked, and why people no longer stand in a list. */
export const opportunities = {
  'opportunities.vatTaken': 'Un’impresa con questa partita IVA è già nella banca dati',
  'opportunities.likelyDuplicate':
    'Forse questa impresa è già nella banca dati: guarda quelle simili e, se è un’altra, ripeti con confirmedDifferent=true',
  'opportunities.companyInUse':
    'L’impresa ha opportunità, segnalazioni o visite nel libro di bordo: non si può togliere',
  'opportunities.unknownCompany': 'nessuna impresa con questo id è alla tua portata',
  'opportunities.unknownOpportunity': 'nessuna opportunità con questo id è alla tua portata',
  'opportunities.nextVersion': 'La prossima versione di queste domande è la {version}',
  'opportunities.versionWritten':
    'la versione {version} delle domande è scritta e non cambia: si scrive la successiva',
  'opportunities.leadDone': 'Questa segnalazione è già diventata un’opportunità',
  'opportunities.codesOnly': 'Il ruolo {role:role} cambia solo i codici e i criteri delle righe',
  'opportunities.hasLists':
    'Per questa opportunità ci sono già delle liste: invece di toglierla, ritirala',
  'opportunities.notOpen': 'L’opportunità non è aperta: bozza, ritirata, coperta o scaduta',
  'opportunities.noSuchLine': 'nessuna riga dell’opportunità ha questo id',
  'opportunities.lineFilled': 'I posti di questa riga sono già coperti',
  'opportunities.otherLaboratory':
    'Questa persona vive in un altro territorio: la chiama il suo laboratorio',
  'opportunities.keptByCentral':
    'Questa persona non ha un territorio: la sua scheda la tiene l’équipe centrale, che la chiama',
  'laboratory.yourOwn': 'Questa persona è del tuo territorio: la chiami tu',
  'laboratory.asked': 'Al suo laboratorio è già stata chiesta per questa riga',
  'laboratory.answered': 'Questa richiesta ha già una risposta',
  'opportunities.gone': 'Questa persona non è più nella lista: {why:withdrawal}[ (il {on:day})]',
  'opportunities.unavailable': 'Questa persona non è più disponibile',
  'opportunities.notReady': 'Non tutte le persone possono entrare nella rosa',
  'opportunities.notOnRoster': 'non è nella rosa',
  'opportunities.hireConfirmed': 'L’assunzione di questa persona è già confermata',

  'roster.notInList': 'non è in questa lista',
  'roster.notConfirmed': 'non ha confermato l’interesse per questa impresa',
  'roster.confirmedLongAgo':
    'ha confermato l’interesse per questa impresa il {on:day}: sono passati più di 30 giorni',
  'roster.declined': 'ha detto di no a questa impresa il {on:day}',
  'roster.consentNeverAsked': 'non le è mai stato chiesto se può essere proposta alle imprese',
  'roster.consentRefused': 'ha rifiutato di essere proposta alle imprese',
  'roster.unsuitable': 'è stata giudicata non idonea',
  'roster.placed': 'è già inserita al lavoro',
  'roster.paused': 'è sospesa',
  'roster.left': 'è uscita dal programma',
  'roster.withdrawn': 'è stata ritirata dalla lista: {why:withdrawal}[ (il {on:day})]',
  'roster.gone': 'la sua scheda non c’è più',

  'withdrawal.hired': 'assunta qui',
  'withdrawal.hired_elsewhere': 'assunta altrove',
  'withdrawal.placed': 'già inserita al lavoro',
  'withdrawal.paused': 'sospesa',
  'withdrawal.refused_proposals': 'ha rifiutato di essere proposta alle imprese',
  'withdrawal.left': 'uscita dal programma',
  'withdrawal.removed': 'la sua scheda non c’è più',
} as const;
