import { storeContract } from './contract/store-contract.js';
import { ENGINES } from './support/engines.js';

describe.each(ENGINES)('$name', (engine) => {
  storeContract(engine);
});
