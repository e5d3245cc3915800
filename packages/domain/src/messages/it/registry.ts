/** What the registry answers when it cannot do what was asked. */
export const registry = {
  'registry.fiscalCodeTaken': 'Una persona con questo codice fiscale è già in anagrafe',
  'registry.likelyDuplicate':
    'Forse questa persona è già in anagrafe: guarda chi le somiglia e, se è un’altra, ripeti con confirmedDifferent=true',
  'registry.centralOwnOnly': 'L’équipe centrale scrive solo le schede senza territorio',
  'registry.countsOnly': 'Il ruolo {role:role} vede solo i conteggi: non può cercare per nome',
} as const;
