/** What is printed or saved in a spreadsheet. */
export const sheets = {
  'opportunities.rosterExpired': 'Questa rosa è scaduta il {on:day}: fanne una nuova dalla lista',

  'sheet.day': '{day:day}',
  'sheet.today': 'oggi',
  'sheet.skill': '{what} ({months|mese|mesi}, {evidence:evidence})',
  'sheet.masked': 'Nome da chiedere al laboratorio della persona',
  'sheet.unnamed': 'Senza nome',
  'sheet.unavailable': 'non più disponibile',
  'sheet.name': 'Nome',
  'sheet.comune': 'Comune',
  'sheet.phone': 'Telefono',
  'sheet.email': 'Posta elettronica',
  'sheet.schooling': 'Titolo di studio',
  'sheet.experiences': 'Esperienze',
  'sheet.skills': 'Competenze',
  'sheet.licences': 'Patenti e abilitazioni',
  'sheet.languages': 'Lingue',

  'sheet.roster': 'Rosa di candidati',
  'sheet.rosterFor': 'Per {company}: {opportunity}',
  'sheet.rosterWork': '[{occupation}, ]{workplace}',
  'sheet.rosterDays': 'Data il {givenOn:day}, valida fino al {expiresOn:day}',
  'sheet.rosterWatermark': 'Solo per {company} – fino al {expiresOn:day}',
  'sheet.rosterUse':
    'Dati personali affidati per scegliere chi assumere: dopo la scadenza questo foglio va distrutto.',
  'sheet.page': 'Pagina {page} di {pages}',
} as const;
