import type { registry as italian } from '../it/registry.js';

/** What the registry answers when it cannot do what was asked. */
export const registry: Readonly<Record<keyof typeof italian, string>> = {
  'registry.fiscalCodeTaken': 'A person with this codice fiscale is in the registry already',
  'registry.likelyDuplicate':
    'This person may be in the registry already: look at those alike and, if it is someone else, repeat with confirmedDifferent=true',
  'registry.centralOwnOnly': 'The central team only writes records without a territory',
  'registry.countsOnly': 'The role {role:role} sees counts only: it cannot search by name',
  'registry.notHeld': '{value} is not in the registry, or is not this person’s',
  'registry.notOnRoster': 'The roster does not hold this person',
  'registry.goneFromRoster':
    'This person is no longer on the roster: {why:withdrawal}[ (on {on:day})]',
  'registry.hireTold': 'The hire of this person from the roster is recorded already',
  'registry.lastingTold': 'How long this job lasted at these months is recorded already',
  'registry.lastingHolds':
    'The outcome that says how long this job lasted must be taken away first',
  'registry.purposeNeeded': 'Say for what purpose you look at the restricted part',
  'registry.projectNotHeld': 'the project {value} is not in the bank',
  'registry.bodyNotHeld': 'the body {value} is not in the bank',
  'registry.noSuchSlot': 'the desk does not receive on {on:day} at {at}',
  'registry.slotFull': 'This slot has no places left',
  'registry.slotDays': 'from the first day on, at most {days|day|days} later',
  'registry.groupOrInvited': 'say either the group or the list of those invited',
  'registry.groupTooLarge':
    'the group has {total|person|people}: at most {limit} in one convocation',
  'registry.groupEmpty': 'there is nobody in the group',
  'registry.groupSearchOrAgain':
    'the group is whom a search finds, or whom a convocation is to call in again: say one of the two',
  'registry.groupSlotsNeedDesk': 'to give each a slot, say the desk',
  'registry.groupSlotsOrTime': 'either a slot for each (slots) or one day for all (on)',
  'registry.groupBeyondPlaces':
    'the group has {people|person|people} and the slots chosen have {places|place|places}: choose more days',
  'registry.hasAppointment': 'has an appointment: move that',
  'registry.notInvited': 'was not among those called in',
  'registry.deskBooked':
    '{total|person is|people are} awaited at the desk: cancel the appointments first',
};
