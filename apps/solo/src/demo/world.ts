import type { Day, Reference, Skill } from '@rosa/domain';
import type { Catalogue } from '@rosa/reference';
import { drawBodies, drawProjects, type DrawnBody, type DrawnProject } from './bodies.js';
import { Places } from './places.js';

/** What every invented thing is drawn with: the same seed and day make the same registry. */
export interface World {
  readonly seed: number;
  /** The day the registry is of. */
  readonly asOf: Day;
  readonly reference: Reference;
  readonly places: Places;
  readonly skillsOf: ReadonlyMap<string, readonly Skill[]>;
  /** Base and transversal skills, which any trade may show. */
  readonly commonSkills: readonly Skill[];
  readonly bodies: readonly DrawnBody[];
  readonly projects: readonly DrawnProject[];
  readonly projectsIn: ReadonlyMap<string, readonly DrawnProject[]>;
}

/** How many of each bank, whatever the number of people (the figures). */
export const BODIES = 300;
export const PROJECTS = 400;

const skillsByOccupation = (skills: readonly Skill[]): ReadonlyMap<string, readonly Skill[]> => {
  const map = new Map<string, Skill[]>();
  for (const skill of skills) {
    for (const occupation of skill.occupations) {
      map.set(occupation, [...(map.get(occupation) ?? []), skill]);
    }
  }
  return map;
};

const byProvince = (
  projects: readonly DrawnProject[],
): ReadonlyMap<string, readonly DrawnProject[]> => {
  const map = new Map<string, DrawnProject[]>();
  for (const project of projects) {
    const { province } = project.body.comune;
    map.set(province, [...(map.get(province) ?? []), project]);
  }
  return map;
};

export const createWorld = (catalogue: Catalogue, seed: number, asOf: Day): World => {
  const skills = [...catalogue.skills()];
  const places = new Places([...catalogue.comuni()]);
  const bodies = drawBodies(seed, places, BODIES);
  const projects = drawProjects(seed, bodies, PROJECTS);
  return {
    seed,
    asOf,
    reference: catalogue,
    places,
    bodies,
    projects,
    projectsIn: byProvince(projects),
    skillsOf: skillsByOccupation(skills),
    commonSkills: skills.filter((skill) => skill.family !== 'technical'),
  };
};
