import { matching } from './matching.js';
import { terms } from './terms.js';

/** Every message in Italian: the codes of the catalogue are these. An area is a file here and one beside it in `en/`. */
export const italian = { ...matching, ...terms } as const;
