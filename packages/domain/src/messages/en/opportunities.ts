import type { opportunities as italian } from '../it/opportunities.js';

/** What the opportunity bank answers when it cannot do what was asked, and why people no longer stand in a list. */
export const opportunities: Readonly<Record<keyof typeof italian, string>> = {
  'opportunities.vatTaken': 'A company with this VAT number is in the bank already',
  'opportunities.likelyDuplicate':
    'This company may be in the bank already: look at those alike and, if it is another, repeat with confirmedDifferent=true',
  'opportunities.companyInUse':
    'The company has opportunities, leads or visits in the logbook: it cannot be removed',
  'opportunities.unknownCompany': 'no company with this id is in your reach',
  'opportunities.unknownOpportunity': 'no opportunity with this id is in your reach',
  'opportunities.nextVersion': 'The next version of these questions is {version}',
  'opportunities.versionWritten':
    'version {version} of the questions is written and does not change: the next one is written',
  'opportunities.leadDone': 'This lead has become an opportunity already',
  'opportunities.codesOnly': 'The role {role:role} only changes the codes and criteria of lines',
  'opportunities.hasLists':
    'Lists were drawn for this opportunity: withdraw it instead of removing it',
  'opportunities.notOpen': 'The opportunity is not open: a draft, withdrawn, filled or expired',
  'opportunities.noSuchLine': 'no line of the opportunity has this id',
  'opportunities.lineFilled': 'The positions of this line are filled already',
  'opportunities.otherLaboratory':
    'This person lives in another territory: their own laboratory calls them',
  'opportunities.keptByCentral':
    'This person has no territory: the central team keeps the record, and calls them',
  'laboratory.yourOwn': 'This person is of your own territory: you call them',
  'laboratory.asked': 'Their laboratory has been asked for them already for this line',
  'laboratory.answered': 'This request has been answered already',
  'opportunities.gone': 'This person is no longer in the list: {why:withdrawal}[ (on {on:day})]',
  'opportunities.unavailable': 'This person is no longer available',
  'opportunities.notReady': 'Not everyone can go into the roster',
  'opportunities.notOnRoster': 'is not on the roster',
  'opportunities.hireConfirmed': 'The hire of this person is confirmed already',

  'roster.notInList': 'is not in this list',
  'roster.notConfirmed': 'has not confirmed their interest in this company',
  'roster.confirmedLongAgo':
    'confirmed their interest in this company on {on:day}: more than 30 days ago',
  'roster.declined': 'said no to this company on {on:day}',
  'roster.consentNeverAsked': 'was never asked whether they may be proposed to companies',
  'roster.consentRefused': 'refused to be proposed to companies',
  'roster.unsuitable': 'was judged unsuitable',
  'roster.placed': 'is placed already',
  'roster.paused': 'is paused',
  'roster.left': 'has left the programme',
  'roster.withdrawn': 'was withdrawn from the list: {why:withdrawal}[ (on {on:day})]',
  'roster.gone': 'their record is there no more',

  'withdrawal.hired': 'hired here',
  'withdrawal.hired_elsewhere': 'hired elsewhere',
  'withdrawal.placed': 'placed already',
  'withdrawal.paused': 'paused',
  'withdrawal.refused_proposals': 'refused to be proposed to companies',
  'withdrawal.left': 'left the programme',
  'withdrawal.removed': 'their record is there no more',
};
