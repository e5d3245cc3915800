import type { WorkerDocument } from '@rosa/domain';
import { writeFacets } from './fill-facets.js';
import { writeFacts } from './fill-facts.js';
import type { People } from './people.js';

/** Writes a document over what was held of the person; answers the slot. */
export const putPerson = (people: People, document: WorkerDocument): number => {
  const slot = people.begin(document.id, document.rev);
  writeFacts(people, slot, document.facts);
  writeFacets(people, slot, document);
  return slot;
};
