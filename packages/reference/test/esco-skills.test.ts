import { Readable } from 'node:stream';
import type { Skill } from '@rosa/domain';
import { readEscoSkills } from '../src/index.js';

const HEADER =
  'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,description';
const AT = 'http://data.europa.eu/esco/skill/';
const ID = '0005c151-5b5a-4a66-8aac-60e734beb1ab';

const row = (id: string, reuse: string, label: string, status = 'released'): string =>
  `KnowledgeSkillCompetence,${AT}${id},skill/competence,${reuse},${label},"altra voce\nancora una",${status},"Detto, a parole."`;

const all = async (stream: Readable): Promise<Skill[]> => {
  const skills: Skill[] = [];
  for await (const skill of readEscoSkills(stream)) skills.push(skill);
  return skills;
};

const read = (lines: readonly string[]) => all(Readable.from(Buffer.from(lines.join('\n'))));

describe('the official ESCO file', () => {
  it('yields each skill with its label, family and address', async () => {
    const skills = await read([
      HEADER,
      row(ID, 'sector-specific', '"pulire, lucidare"'),
      row('b', 'transversal', 'lavorare in gruppo'),
    ]);

    expect(skills).toEqual([
      {
        code: `esco:${ID}`,
        label: { it: 'pulire, lucidare', en: 'pulire, lucidare' },
        family: 'technical',
        esco: AT + ID,
        occupations: [],
      },
      expect.objectContaining({ code: 'esco:b', family: 'transversal' }),
    ]);
  });

  it('may begin with a byte order mark', async () => {
    expect(await read(['\uFEFF' + HEADER, row(ID, 'cross-sector', 'pulire')])).toHaveLength(1);
  });

  it('leaves out what ESCO has withdrawn', async () => {
    expect(await read([HEADER, row(ID, 'cross-sector', 'pulire', 'obsolete')])).toEqual([]);
  });

  it('is read as it comes, not whole', async () => {
    let given = 0;
    const lines = function* () {
      yield `${HEADER}\n`;
      for (; given < 100_000; given += 1) yield `${row(`n${given}`, 'cross-sector', 'pulire')}\n`;
    };
    const file = Readable.from(lines());
    for await (const skill of readEscoSkills(file)) {
      expect(skill.code).toBe('esco:n0');
      break;
    }
    expect(given).toBeLessThan(10_000);
    expect(file.destroyed).toBe(true);
  });

  it('is refused without its columns', async () => {
    await expect(read(['a,b', '1,2'])).rejects.toThrow(/conceptUri, preferredLabel, reuseLevel/);
  });

  it.each([
    ['no address', row('', 'cross-sector', 'pulire'), /line \d+: .*address/],
    ['no label', row(ID, 'cross-sector', ' '), /line \d+: .*label/],
  ])('is refused where a row has %s', async (_, line, message) => {
    await expect(read([HEADER, line])).rejects.toThrow(message);
  });

  it('passes on that the file could not be read', async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error('the disk is gone'));
      },
    });
    await expect(all(broken)).rejects.toThrow('the disk is gone');
  });
});
