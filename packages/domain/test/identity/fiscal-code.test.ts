import * as fc from 'fast-check';
import { CheckDigitizer, CodiceFiscaleUtils } from '@marketto/codice-fiscale-utils';
import {
  checkFiscalCode,
  formatDay,
  isVatNumber,
  makeFiscalCode,
  omocodeOf,
  variantsOf,
} from '../../src/index.js';
import type { CodedPerson } from '../../src/index.js';

const mario: CodedPerson = {
  familyName: 'Rossi',
  givenName: 'Mario',
  sex: 'M',
  birthDate: '1970-01-01',
  birthPlace: 'F839',
};

const person = fc.record({
  familyName: fc.constantFrom(
    'Rossi',
    'Fo',
    'D’Angelo',
    'De Luca',
    'Ñúñez',
    'Aiello',
    'Xu',
    'Ó Súilleabháin',
    'Strauß',
  ),
  givenName: fc.constantFrom(
    'Mario',
    'Anna',
    'Gianfranco',
    'Niccolò',
    'Al',
    'Maria Grazia',
    'Zoë',
    'Ugo',
  ),
  sex: fc.constantFrom('F', 'M'),
  birthDate: fc.integer({ min: -20000, max: 15000 }).map(formatDay),
  birthPlace: fc.constantFrom('F839', 'H501', 'Z100', 'Z330', 'A001'),
}) as fc.Arbitrary<CodedPerson>;

describe('codice fiscale', () => {
  it.each([
    [mario, 'RSSMRA70A01F839U'],
    [
      { ...mario, familyName: 'Fo', givenName: 'Al', sex: 'F', birthPlace: 'Z100' },
      'FOXLAX70A41Z100',
    ],
    [{ ...mario, familyName: 'D’Angelo', givenName: 'Gianfranco' }, 'DNGGFR70A01F839'],
  ] as const)('of %j is %s', (of, code) => {
    expect(makeFiscalCode(of)).toContain(code);
  });

  it('made for a person is valid and agrees with them, in all its variants', () => {
    fc.assert(
      fc.property(person, fc.integer({ min: 0, max: 7 }), (of, times) => {
        const code = omocodeOf(makeFiscalCode(of), times);
        expect(checkFiscalCode(` ${code.toLowerCase()} `, of)).toEqual({
          valid: true,
          normalised: code,
          problems: [],
          warnings: [],
        });
      }),
    );
  });

  it('is among its variants, each of them valid, and each has the same ones', () => {
    fc.assert(
      fc.property(person, fc.integer({ min: 0, max: 7 }), (of, times) => {
        const code = makeFiscalCode(of);
        const variants = variantsOf(code);
        expect(new Set(variants).size).toBe(128);
        expect(variants).toEqual(expect.arrayContaining([code, omocodeOf(code, times)]));
        expect(new Set(variants.map((each) => omocodeOf(each, 7))).size).toBe(1);
        expect(variants.filter((each) => !checkFiscalCode(each, of).valid)).toEqual([]);
        expect(variantsOf(omocodeOf(code, times))).toEqual(variants);
      }),
    );
  });

  it('has the check character and the letters the library gives', () => {
    const { parser } = new CodiceFiscaleUtils({} as never);
    fc.assert(
      fc.property(person, (of) => {
        const code = makeFiscalCode(of);
        expect(CheckDigitizer.checkDigit(code)).toBe(code[15]);
        expect(parser.cfDeomocode(omocodeOf(code, 7))).toBe(code);
      }),
    );
    for (const name of [
      'Rossi',
      'Fo',
      "D'Angelo",
      'De Luca',
      'Aiello',
      'Esposito',
      'Niccolò',
      'Ugo',
    ]) {
      const code = makeFiscalCode({ ...mario, familyName: name, givenName: name });
      expect(parser.lastNameToCf(name)).toBe(code.slice(0, 3));
      expect(parser.firstNameToCf(name)).toBe(code.slice(3, 6));
    }
  });

  it('no single mistyped letter or digit passes in an even place or an odd one', () => {
    const code = makeFiscalCode(mario);
    const mistyped = code
      .slice(0, 15)
      .split('')
      .flatMap((char, place) =>
        [...(/\d/.test(char) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')]
          .filter((other) => other !== char)
          .map((other) => code.slice(0, place) + other + code.slice(place + 1)),
      );
    expect(mistyped.filter((wrong) => checkFiscalCode(wrong, {}).valid)).toEqual([]);
  });

  it.each([
    ['RSSMRA70A01F839', 'fiscalCodeLength'],
    ['RSSMRA70A01F8399', 'fiscalCodeForm'],
    ['RSSMRA70F01F839U', 'fiscalCodeForm'],
    ['RSSMRA70A01F839X', 'fiscalCodeCheck'],
    [omocodeOf('RSSMRA70B30F839X', 0), 'fiscalCodeDay'],
    [omocodeOf('RSSMRA70A00F839X', 0), 'fiscalCodeDay'],
    [omocodeOf('RSSMRA70A72F839X', 0), 'fiscalCodeDay'],
  ])('%s cannot be anyone’s: %s', (code, problem) => {
    expect(checkFiscalCode(code, mario)).toMatchObject({
      valid: false,
      problems: [problem],
      warnings: [],
    });
  });

  it('compares no more of a birth date than is known', () => {
    const code = makeFiscalCode(mario);
    expect(checkFiscalCode(code, { birthDate: '1970' }).warnings).toEqual([]);
    expect(checkFiscalCode(code, { birthDate: '1970-02' }).warnings).toEqual([
      'fiscalCodeBirthDate',
    ]);
  });
});

describe('partita IVA', () => {
  it.each(['00743110157', '07643520567'])('%s is one', (text) =>
    expect(isVatNumber(text)).toBe(true),
  );
  it.each(['00743110158', '0074311015', 'IT', '00000000000', '12345678901'])('%s is not', (text) =>
    expect(isVatNumber(text)).toBe(false),
  );
});
