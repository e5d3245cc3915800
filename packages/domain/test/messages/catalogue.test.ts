import { LANGS, MESSAGE_CODES, messageOf, TERM_KEYS, wordOf } from '../../src/index.js';

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{([^}|:]+)[^}]*\}/g)].map(([, name = '']) => name).sort();

describe('the message catalogue', () => {
  it.each(MESSAGE_CODES)('%s asks for the same values in both languages', (code) => {
    expect(new Set(namesIn(wordOf('en', code)))).toEqual(new Set(namesIn(wordOf('it', code))));
  });

  it('has words in both languages for every term of a job', () => {
    for (const lang of LANGS) {
      for (const key of TERM_KEYS) expect(wordOf(lang, `term.${key}`)).not.toContain('term.');
    }
  });

  it('writes numbers, nouns and days as the language does', () => {
    const params = { what: 'x', asked: 12, evidence: 'observed', lastUsed: '2026-03-01' };
    expect(messageOf('it', 'skill.held', { ...params, months: 1 })).toBe(
      'x: 1 mese su 12 chiesti, osservata da un operatore, ultimo uso: 1 marzo 2026',
    );
    expect(messageOf('en', 'skill.held', { ...params, months: 2, lastUsed: '2026-03' })).toBe(
      'x: 2 months of 12 asked, observed by an operator, last used: March 2026',
    );
    expect(messageOf('it', 'out.radius', { km: 7.44, radius: 7 })).toContain('7,4 km');
  });

  it('fills a message anew each time, whatever it was filled with before', () => {
    const params = { on: '2026-11-02', by: 'Piera Bo', what: 'tempo parziale' };
    const masked =
      'tempo parziale: il no del 2 novembre 2026 ha più di un anno, da chiedere di nuovo';
    for (const by of [null, 'Piera Bo', null]) {
      const text = messageOf('it', 'answer.askAgain', { ...params, by } as never);
      expect(text).toBe(by ? masked.replace('2026', '2026, raccolto da Piera Bo,') : masked);
    }
    expect(messageOf('it', 'out.paused', { until: '1994' })).toBe(
      'È sospesa fino al 1994 compreso',
    );
  });

  it('leaves out a bracket whose value is null, and refuses to leave out anything else', () => {
    expect(messageOf('it', 'out.paused', { until: null })).toBe('È sospesa');
    expect(() => messageOf('it', 'skill.denied', { what: null })).toThrow(/what/);
  });
});
