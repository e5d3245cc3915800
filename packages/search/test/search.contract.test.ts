import { searchContract } from './contract/search-contract.js';
import { EmbeddedBench } from './embedded-bench.js';

searchContract('embedded', () => new EmbeddedBench());
