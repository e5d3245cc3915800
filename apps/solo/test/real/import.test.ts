import { readFileSync } from 'node:fs';
import { openLaboratory, type Laboratory } from './support/laboratory.js';

/** The examples taken in by the whole product, as the command does it. */

let laboratory: Laboratory;
beforeEach(async () => {
  laboratory = await openLaboratory();
});
afterEach(() => laboratory.close());

const people = 'santhia/people.ndjson';
const sheets = 'santhia/csv/workers.csv';

describe('taking the examples in', () => {
  it('takes the seven desks and the comuni that host them', async () => {
    const { report } = await laboratory.take('lift/bodies.ndjson', 'lift/desks.ndjson');
    expect(report).toContain('14 righe lette: 14 aggiunte');
    const operator = await laboratory.as('operator', { territory: ['002'] });
    const { body } = await operator.get('/api/desks').expect(200);
    expect(body.total).toBe(7);
  });

  it('takes 27 people of 30, updates one and says why three rows are refused', async () => {
    const { report, said } = await laboratory.take(people);
    expect(report).toContain('31 righe lette: 27 aggiunte, 1 aggiornata, 0 invariate, 3 rifiutate');
    expect(said[0]).toContain('3 righe rifiutate');
    const errors = readFileSync(`${laboratory.example(people)}.errors.csv`, 'utf8');
    expect(errors).toContain('Valdilana');
    expect(errors).toContain('Primavera 1994');
    expect(errors.trim().split('\n')).toHaveLength(4);
  });

  it('names the list of what is odd in the rows taken, line by line', async () => {
    const { said } = await laboratory.take(people);
    const path = `${laboratory.example(people)}.warnings.csv`;
    expect(said[1]).toContain(path);
    const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
    expect(said[1]).toContain(`${lines.length} avvertenze`);
    expect(lines.filter((line) => line.includes('residence.point'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('fiscalCode,FRRLCU'))).toHaveLength(1);
  });

  it('changes nothing when the same file is taken in again', async () => {
    await laboratory.take(people);
    const { report } = await laboratory.take(people);
    expect(report).toContain('0 aggiunte, 0 aggiornate, 28 invariate');
  });

  it('finds the people of the spreadsheets to be those of the file', async () => {
    await laboratory.take(people);
    const { report } = await laboratory.take(sheets);
    expect(report).toContain('0 aggiunte, 0 aggiornate');
    expect(report).toContain('0 rifiutate');
  });

  it('finds nothing to add to those of the spreadsheets but what a later row says', async () => {
    const first = await laboratory.take(sheets);
    expect(first.report).toContain('8 aggiunte');
    const { report } = await laboratory.take(people);
    expect(report).toContain('31 righe lette: 19 aggiunte, 1 aggiornata, 8 invariate, 3 rifiutate');
  });

  it('takes the same file through HTTP, as a job that tells how it went', async () => {
    const central = await laboratory.as('central');
    const started = await central
      .post('/api/imports')
      .set('Content-Type', 'application/x-ndjson')
      .send(readFileSync(laboratory.example(people), 'utf8'))
      .expect(202);
    let job = started.body;
    while (job.state === 'running') {
      job = (await central.get(`/api/imports/${job.id}`).expect(200)).body;
    }
    expect(job).toMatchObject({
      state: 'done',
      report: { read: 31, added: 27, updated: 1, refused: 3 },
    });
    const errors = await central.get(`/api/imports/${job.id}/errors`).expect(200);
    expect(errors.text).toContain('Valdilana');
  });
});
