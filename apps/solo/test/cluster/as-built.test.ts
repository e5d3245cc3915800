import { until } from './support/caller.js';
import { Cluster, describeCluster } from './support/cluster.js';
import { lucia } from './support/lucia.js';

/** What `npm run build` makes of the services, which is what the image runs: started as it is there, by plain Node. */

const LONG = 120_000;
const ONE_OF_EACH = { registry: 1, opportunities: 1, indexer: 1, gateway: 1 };

interface Found {
  readonly items: readonly { readonly id: string }[];
}

describeCluster('one copy of each service, as built', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start({ numbers: ONE_OF_EACH, form: 'dist/main.js' });
  }, LONG);
  afterAll(() => cluster?.stop(), LONG);

  it('finds and ranks a person just written, and serves the screens', async () => {
    const operator = await cluster.as('operator', { territory: ['002'] });
    const { id } = await operator.post('/api/workers', lucia);
    const search = () => operator.post<Found>('/api/workers/search', { text: 'bianchi' });
    const { items } = await until(search, (found) => found.items.length > 0);
    expect(items).toEqual([expect.objectContaining({ id })]);
    const criteria = { requirements: [{ kind: 'occupation', code: '9112' }] };
    const list = await operator.post<{ people: { workerId: string }[] }>('/api/match', {
      criteria,
    });
    expect(list.people).toEqual([expect.objectContaining({ workerId: id })]);
    const page = await cluster.anyone.with({ accept: 'text/html' }).get('/');
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  });
});
