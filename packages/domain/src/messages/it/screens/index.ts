import { figures } from '../figures.js';
import { http } from '../http.js';
import { matching } from '../matching.js';
import { opportunities } from '../opportunities.js';
import { terms } from '../terms.js';
import { validation } from '../validation.js';
import { admin } from './admin.js';
import { animator } from './animator.js';
import { demand } from './demand.js';
import { employer } from './employer.js';
import { report } from './figures.js';
import { frame } from './frame.js';
import { groups } from './groups.js';
import { laboratory } from './laboratory.js';
import { people } from './people.js';
import { territories } from './territories.js';
import { today } from './today.js';
import { workbench } from './workbench.js';

/** What the screens show: their own areas, and those of the whole product they share. */
export const screens = {
  ...figures,
  ...http,
  ...matching,
  ...opportunities,
  ...terms,
  ...validation,
  ...admin,
  ...animator,
  ...demand,
  ...employer,
  ...report,
  ...frame,
  ...groups,
  ...laboratory,
  ...people,
  ...territories,
  ...today,
  ...workbench,
} as const;
