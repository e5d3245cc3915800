import type { sheets as italian } from '../it/sheets.js';

export const sheets: Readonly<Record<keyof typeof italian, string>> = {
  'opportunities.rosterExpired': 'This roster expired on {on:day}: give a new one from the list',

  'sheet.day': '{day:day}',
  'sheet.today': 'today',
  'sheet.skill': '{what} ({months|month|months}, {evidence:evidence})',
  'sheet.masked': 'Name to be asked of the person’s laboratory',
  'sheet.unnamed': 'No name',
  'sheet.unavailable': 'no longer available',
  'sheet.name': 'Name',
  'sheet.comune': 'Municipality',
  'sheet.phone': 'Telephone',
  'sheet.email': 'Email',
  'sheet.schooling': 'Schooling',
  'sheet.experiences': 'Experience',
  'sheet.skills': 'Skills',
  'sheet.licences': 'Licences and permits',
  'sheet.languages': 'Languages',

  'sheet.roster': 'Roster of candidates',
  'sheet.rosterFor': 'For {company}: {opportunity}',
  'sheet.rosterWork': '[{occupation}, ]{workplace}',
  'sheet.rosterDays': 'Given on {givenOn:day}, valid until {expiresOn:day}',
  'sheet.rosterWatermark': 'Only for {company} – until {expiresOn:day}',
  'sheet.rosterUse':
    'Personal data entrusted to choose whom to hire: destroy this sheet after it expires.',
  'sheet.page': 'Page {page} of {pages}',
};
