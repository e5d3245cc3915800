import type { territories as italian } from '../../it/screens/territories.js';

/** Who works where, as the central team sees it. */
export const territories: Readonly<Record<keyof typeof italian, string>> = {
  'nav.territories': 'Territories',
  'territory.title': 'Territories',
  'territory.lead':
    'For each province: who lives there, the desks that are open, who works there. Open a province to move a desk or to change an account’s territory.',
  'territory.province': 'Province',
  'territory.people': 'Active people',
  'territory.openPeople': '{province}, active people: {n}. Open the list',
  'territory.desks': 'Desks',
  'territory.staff': 'Who works there',
  'territory.alone': 'no operator',
  'territory.region': 'Region',
  'territory.anyRegion': 'All',
  'territory.empty': 'No territory in use',
  'territory.emptyHint': 'A territory appears when it has people, desks or accounts.',
  'territory.noRegion': 'This region has nothing yet',
  'territory.wholeCountry': 'They work in the whole country: {names}',
  'territory.noDesks': 'No desk in the province.',
  'territory.noStaff': 'No account reaches this province.',
  'territory.newAccount': 'Go to the accounts',
  'territory.change': 'Change the territory',
  'territory.changeOf': 'Change the territory of {name}',
  'territory.changed': 'Territory of {name} changed.',
  'territory.needsOne':
    'Without codes the account would reach the whole country: leave one at least.',
  'territory.move': 'Move',
  'territory.moveOf': 'Move {name} to another comune',
  'territory.movedTo': '{name} is now in {comune}.',
  'territory.newComune': 'New comune',
  'territory.save': 'Save',
  'territory.desk.laboratory': 'laboratory',
  'territory.desk.desk': 'desk',
  'territory.desk.online': 'online desk',
};
