/** What the registry answers when it cannot do what was asked. */
export const registry = {
  'registry.fiscalCodeTaken': 'Una persona con questo codice fiscale è già in anagrafe',
  'registry.likelyDuplicate':
    'Forse questa persona è già in anagrafe: guarda chi le somiglia e, se è un’altra, ripeti con confirmedDifferent=true',
  'registry.centralOwnOnly': 'L’équipe centrale scrive solo le schede senza territorio',
  'registry.countsOnly': 'Il ruolo {role:role} vede solo i conteggi: non può cercare per nome',
  'registry.notHeld': '{value} non è in anagrafe, o non è di questa persona',
  'registry.notOnRoster': 'La rosa indicata non contiene questa persona',
  'registry.goneFromRoster':
    'Questa persona non è più nella rosa: {why:withdrawal}[ (il {on:day})]',
  'registry.hireTold': 'L’assunzione di questa persona dalla rosa è già registrata',
  'registry.lastingTold': 'La durata di questo rapporto a questi mesi è già registrata',
  'registry.lastingHolds': 'Prima va tolto l’esito che dice quanto è durato questo rapporto',
  'registry.purposeNeeded': 'Indica per quale finalità guardi la parte riservata',
  'registry.projectNotHeld': 'il progetto {value} non è nella banca dati',
  'registry.bodyNotHeld': 'l’ente {value} non è nella banca dati',
  'registry.noSuchSlot': 'lo sportello non riceve il {on:day} alle {at}',
  'registry.slotFull': 'In questa fascia non ci sono più posti',
  'registry.slotDays': 'dal primo giorno in poi, al più {days|giorno|giorni} dopo',
  'registry.groupOrInvited': 'va indicato il gruppo (group) oppure l’elenco (invited), uno dei due',
  'registry.groupTooLarge':
    'il gruppo ha {total|persona|persone}: al più {limit} in una convocazione',
  'registry.groupEmpty': 'nel gruppo non c’è nessuno',
  'registry.groupSearchOrAgain':
    'il gruppo è chi una ricerca trova (search) oppure chi va richiamato di una convocazione (again), uno dei due',
  'registry.groupSlotsNeedDesk': 'per dare una fascia a ciascuno va indicato lo sportello',
  'registry.groupSlotsOrTime': 'o una fascia a ciascuno (slots) o lo stesso giorno per tutti (on)',
  'registry.groupBeyondPlaces':
    'il gruppo ha {people|persona|persone} e nelle fasce scelte ci sono {places|posto libero|posti liberi}: scegli altri giorni',
  'registry.hasAppointment': 'ha un appuntamento: si sposta quello',
  'registry.notInvited': 'non era fra i convocati',
  'registry.deskBooked':
    'Allo sportello sono attese {total|persona|persone}: annulla prima gli appuntamenti',
} as const;
