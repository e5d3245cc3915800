import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from './contract/store-contract.js';

storeContract(
  'sqlite',
  () => `sqlite:${mkdtempSync(join(tmpdir(), 'rosa-store-'))}`,
  (url) => rmSync(url.slice('sqlite:'.length), { recursive: true, force: true }),
);
