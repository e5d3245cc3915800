import { foldWords, indexTerms, nameTerms, queryTerms } from '../../src/index.js';
import { reference } from '../reference.js';

/** Is each word asked found among the terms, as both engines find it? */
const finds = (query: string, terms: { work?: string[]; name?: string[] }): boolean =>
  queryTerms(query).every(({ word, stem, prefix }) => {
    const meets = (held: readonly string[] | undefined, asked: string) =>
      held?.some((term) => (prefix ? term.startsWith(asked) : term === asked)) ?? false;
    return meets(terms.work, stem) || meets(terms.name, word);
  });

describe('the text plan', () => {
  it.each([
    ['Città di Castello', ['citta', 'di', 'castello']],
    ["D’Ivrea, dell'Annunziata", ['d', 'ivrea', 'dell', 'annunziata']],
    ["Nicolo'  STRAUß-Øberg", ['nicolo', 'strauss', 'oberg']],
    ['', []],
  ])('folds %j', (text, words) => expect(foldWords(text)).toEqual(words));

  it.each([
    ['operaio', 'operaia', 'operai', 'operaie'],
    ['giardiniere', 'giardiniera', 'giardinieri'],
    ['direttore', 'direttrice', 'direttori', 'direttrici'],
    ['cuoco', 'cuoca', 'cuochi', 'cuoche'],
    ['infermiere', 'infermiera', 'infermieri'],
    ['professore', 'professoressa', 'professori'],
    ['educatore', 'educatrice', 'educatori'],
    ['addetto', 'addetta', 'addetti', 'addette'],
    ['impiegato', 'impiegata', 'impiegati'],
    ['bidello', 'bidella', 'bidelli'],
    ['segretario', 'segretaria', 'segretari'],
  ])('brings together %s, %s, …', (...titles) => {
    expect(new Set(titles.flatMap(indexTerms)).size).toBe(1);
  });

  it('keeps different trades apart', () => {
    const trades = ['operaio', 'operatore', 'muratore', 'cameriere', 'cantiere', 'carrozziere'];
    expect(new Set(trades.flatMap(indexTerms)).size).toBe(trades.length);
  });

  it('drops what finds nothing', () => {
    expect(indexTerms('Addetta alle pulizie dell’ufficio e della scuola')).toEqual(
      indexTerms('addetto pulizia uffici scuole'),
    );
  });

  it.each([
    ['dangelo', 'D’Angelo'],
    ["d'angelo", 'D’Angelo'],
    ['angelo', 'D’Angelo'],
    ['deluca', 'De Luca'],
    ['luca de', 'De Luca'],
    ['DE LU', 'De Luca'],
    ['nicolo', 'Nicolò'],
  ])('%s finds %s', (query, name) => expect(finds(query, { name: nameTerms(name) })).toBe(true));

  it('finds occupations while their last word is being typed, from the third letter on', () => {
    const missed: string[] = [];
    for (const code of [
      '9112',
      '9613',
      '6113',
      '5120',
      '2221',
      '5131',
      '1345',
      '7112',
      '5152',
      '4110',
    ]) {
      const label = reference.occupation(code)!.label.it;
      const work = indexTerms(label);
      for (const word of foldWords(label).filter((each) => indexTerms(each).length > 0))
        for (let length = 3; length <= word.length; length += 1)
          if (!finds(word.slice(0, length), { work })) missed.push(word.slice(0, length));
    }
    expect(missed).toEqual([]);
  });

  it('asks for whole words once the text ends in a blank', () => {
    expect(queryTerms('giardin ').map(({ prefix }) => prefix)).toEqual([false]);
    expect(queryTerms('pulizie giardin').map(({ prefix }) => prefix)).toEqual([false, true]);
  });

  it('asks for stop words only where there is nothing else', () => {
    expect(queryTerms('la cuoca di ').map(({ word }) => word)).toEqual(['cuoca']);
    expect(queryTerms('di la ').map(({ word }) => word)).toEqual(['di', 'la']);
    expect(queryTerms('  ')).toEqual([]);
  });
});
