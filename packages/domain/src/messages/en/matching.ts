import type { matching as italian } from '../it/matching.js';

export const matching: Readonly<Record<keyof typeof italian, string>> = {
  'evidence.certified': 'certified',
  'evidence.observed': 'observed by an operator',
  'evidence.declared': 'declared',
  'source.ascertained': 'ascertained',
  'source.declared': 'declared',
  'career.incomplete': 'the career is not complete, there may be more',
  'home.domicile': 'domicile',
  'home.residence': 'residence',
  'home.comune': 'from the point of the comune, approximate',

  'isced.0': 'no title',
  'isced.1': 'primary school',
  'isced.2': 'lower secondary school',
  'isced.3': 'upper secondary school or qualification',
  'isced.4': 'post-secondary specialisation',
  'isced.5': 'higher technical diploma',
  'isced.6': 'bachelor’s degree',
  'isced.7': 'master’s degree',
  'isced.8': 'doctorate',

  'skill.held':
    '{what}: {months|month|months} of {asked} asked, {evidence:evidence}[, last used: {lastUsed:day}]',
  'skill.denied': '{what}: asked, not held',
  'skill.neverAsked': '{what}: never asked',
  'occupation.held':
    '{what}[ (near {near})]: {months|month|months} ({days|day|days}) of {asked} asked[, at {employer}], {evidence:evidence}[, until: {until:day}][, since {since:day} and still][; {career:career}]',
  'occupation.none': '{what}: never done, nor one near it; the career is complete',
  'occupation.unknown': '{what}: not recorded, but the career is not complete',
  'licence.held': '{what}: held',
  'licence.missing': '{what}: not held',
  'licence.neverAsked': '{what}: never asked',
  'language.held': '{what}: level {level}, {asked} asked',
  'language.below': '{what}: level {level}, below the {asked} asked',
  'language.absent': '{what}: not known, {asked} asked',
  'language.neverAsked': '{what}: never asked',
  'schooling.held': 'Schooling: {level:isced}, {asked:isced} asked',
  'schooling.below': 'Schooling: {level:isced}, below what is asked ({asked:isced})',
  'schooling.neverAsked': 'Schooling: never asked',

  'answer.yes': '{what}: yes, {source:source} on {on:day}[ by {by}]',
  'answer.no': '{what}: no, {source:source} on {on:day}[ by {by}]',
  'answer.askAgain':
    '{what}: the no of {on:day}[, taken by {by},] is more than a year old, to be asked again',
  'answer.neverAsked': '{what}: never asked',

  'home.at':
    'Lives {km:km} from the workplace[, in {comune}] ({address:home}[, {approximate:home}][, point {point}])',
  'home.beyondCommute':
    'Lives {km:km} from the workplace[, in {comune}] ({address:home}[, {approximate:home}][, point {point}]), beyond the {commute} km they can travel ({source:source} on {on:day}[ by {by}])',
  'home.unknown': 'Where they live is not known',

  'out.consent': 'Refused to be proposed to employers[ (on {on:day})]',
  'out.left': 'Left the programme',
  'out.paused': 'Paused[ up to and including {until:day}]',
  'out.placed': 'Already placed in work[ up to and including {until:day}]',
  'out.practice': '{what}: {months|month|months}, at least {atLeast} needed',
  'out.radius': 'Lives {km:km} from the workplace, beyond the {radius} km considered',
};
