/** Accounts, tokens and signing in. */
export const accounts = {
  'accounts.wrongCredentials': 'Nome utente o password non corretti',
  'accounts.wrongPassword': 'non è la password attuale',
  'accounts.noPassword': 'Un token non ha password',
  'accounts.tooManyAttempts': 'Troppi tentativi di accesso: riprova fra {minutes|minuto|minuti}',
  'accounts.usernameForm':
    'da 3 a 100 fra lettere minuscole, cifre, punto, trattino, trattino basso e chiocciola',
  'accounts.usernameTaken': 'questo nome utente è già in uso',
  'accounts.passwordShort': 'troppo corta: almeno 12 caratteri, per esempio quattro parole a caso',
  'accounts.passwordLong': 'troppo lunga: al più 200 caratteri',
  'accounts.passwordIsUsername': 'non deve contenere il nome utente',
  'accounts.unknownTerritory':
    '{value} non esiste: codici ISTAT di regione (2 cifre), provincia (3) o comune (6)',
  'accounts.territoryEmpty': 'elenco vuoto: indica almeno un codice, o ometti per tutta Italia',
  'accounts.notForRole': 'non si applica al ruolo {role:role}',
  'accounts.neededForRole': 'va indicato per il ruolo {role:role}',
  'accounts.leadRoles': 'Un responsabile gestisce solo operatori e animatori',
  'accounts.leadTerritory': 'Il territorio deve stare tutto dentro il tuo',
  'accounts.own': 'Il tuo account non puoi eliminarlo, disattivarlo o cambiarne il ruolo',
  'accounts.expiryPast': 'è già passato',
  'accounts.noInvitation':
    'Questo invito non c’è più: è già stato usato, o è scaduto. Se hai già un account accedi, altrimenti chiedine un altro al laboratorio',
  'accounts.wholeCountry':
    'Nessun territorio indicato: il ruolo {role:role} raggiunge tutta Italia',
} as const;
