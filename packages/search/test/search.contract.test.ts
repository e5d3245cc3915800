import { searchContract } from './contract/search-contract.js';
import { EmbeddedBench } from './embedded-bench.js';
import { describeOnElasticsearch, ElasticBench } from './support/elasticsearch.js';

searchContract('embedded', () => new EmbeddedBench());

describeOnElasticsearch('with a server', () => {
  searchContract('elasticsearch', () => new ElasticBench());
});
