import { formatDay, makeFiscalCode, type Comune, type Day } from '@rosa/domain';
import { drawAnswers, drawCommute } from './availability.js';
import { drawCareer, drawSince, type CareerRow } from './career.js';
import { ABROAD, FAMILIES, MEN, STREETS, WOMEN } from './names.js';
import { homePoint } from './places.js';
import { Draw, drawId, Weighted } from './random.js';
import { TRADES, type Trade } from './trades.js';
import type { World } from './world.js';

type Kind = 'LSU' | 'LPU' | 'jobseeker';

const trades = new Weighted<Trade>(TRADES, (trade) => trade.share);
const publicTrades = new Weighted<Trade>(
  TRADES.filter((trade) => trade.publicWork),
  (trade) => trade.share,
);
/** People were registered one after the other: ids made in that order keep the store's pages together. */
const REGISTERED_FROM = Date.UTC(2019, 0, 7, 8);
const REGISTERED_EVERY_MS = 90_000;
/** Share of the whole registry that real registries leave blank (the issue's own figures). */
const BLANK = { schooling: 0.4, skills: 0.5, terms: 1 / 3, address: 0.05 } as const;

const yearsBefore = (draw: Draw, asOf: Day, from: number, to: number): Day =>
  asOf - Math.round(365.25 * (from + draw.unit() * (to - from)));

/** Those of the historic pool are past fifty today; the later programmes' people are of every age. */
const drawBirth = (draw: Draw, kind: Kind, asOf: Day): Day =>
  kind === 'LSU'
    ? yearsBefore(draw, asOf, 46, 66)
    : kind === 'LPU'
      ? yearsBefore(draw, asOf, 43, 64)
      : yearsBefore(draw, asOf, 18, 63);

const drawName = (draw: Draw, woman: boolean, comune: Comune) => {
  const abroad = draw.chance(0.035) ? draw.one(ABROAD) : undefined;
  return {
    familyName: draw.one(abroad?.families ?? FAMILIES),
    givenName: abroad ? draw.one(woman ? abroad.women : abroad.men) : draw.one(woman ? WOMEN : MEN),
    birthPlace: abroad?.birthPlace ?? comune.belfiore,
    citizenship: abroad && draw.chance(0.8) ? abroad.citizenship : 'IT',
  };
};

const drawAddress = (draw: Draw, comune: Comune) => ({
  comune: comune.code,
  address: draw.chance(0.9) ? `${draw.one(STREETS)} ${draw.whole(1, 180)}` : null,
  cap: comune.cap,
  point: draw.chance(0.7) ? homePoint(draw, comune.point) : null,
});

/** ISCED 2011: lower secondary first among the older, upper secondary among the younger. */
const drawSchooling = (draw: Draw, age: number) => {
  if (draw.chance(BLANK.schooling)) return null;
  const at = draw.unit() + (age < 40 ? 0.18 : 0);
  if (at < 0.1) return { level: 1, title: 'Licenza elementare' };
  if (at < 0.62) return { level: 2, title: 'Licenza media' };
  if (at < 0.72) return { level: 3, title: 'Qualifica professionale' };
  if (at < 0.96) return { level: 3, title: 'Diploma' };
  return at < 1.02 ? { level: 6, title: 'Laurea' } : { level: 7, title: 'Laurea magistrale' };
};

const drawSkills = (draw: Draw, world: World, career: readonly CareerRow[], trade: Trade) => {
  if (draw.chance(BLANK.skills)) return null;
  const occupations = new Set([trade.occupation, ...career.map((row) => row.occupation)]);
  const own = [...occupations].flatMap((code) => world.skillsOf.get(code) ?? []);
  const known = [
    ...new Set([
      ...draw.some(own, draw.whole(1, 7)),
      ...draw.some(world.commonSkills, draw.whole(0, 4)),
    ]),
  ];
  return known.map((skill) => ({
    code: skill.code,
    months: draw.chance(0.04) ? 0 : draw.whole(2, 180),
    lastUsed: draw.chance(0.75) ? formatDay(world.asOf - draw.whole(1, 4000)) : null,
    evidence: draw.chance(0.25) ? 'observed' : draw.chance(0.12) ? 'certified' : 'declared',
  }));
};

const drawLicences = (draw: Draw, trade: Trade, woman: boolean) => {
  if (draw.chance(0.28)) return null;
  const driving = draw.chance(woman ? 0.55 : 0.8) ? ['B'] : [];
  const permits = trade.licences.filter((code) => code !== 'B' && draw.chance(0.3));
  return [...driving, ...permits];
};

const drawLanguages = (draw: Draw, citizenship: string) => {
  if (draw.chance(0.4)) return null;
  const italian =
    citizenship === 'IT'
      ? [{ code: 'it', level: 'C2' }]
      : [{ code: 'it', level: draw.one(['A2', 'B1', 'B2', 'C1']) }];
  const english = draw.chance(0.3)
    ? [{ code: 'en', level: draw.one(['A1', 'A1', 'A2', 'B1', 'B2']) }]
    : [];
  const french = draw.chance(0.12) ? [{ code: 'fr', level: draw.one(['A1', 'A2', 'B1']) }] : [];
  return [...italian, ...english, ...french];
};

const drawStatus = (draw: Draw, asOf: Day) => {
  const at = draw.unit();
  if (at < 0.86) return { state: 'active', until: null };
  if (at < 0.9)
    return {
      state: 'paused',
      until: draw.chance(0.7) ? formatDay(asOf + draw.whole(-60, 300)) : null,
    };
  if (at < 0.97)
    return {
      state: 'placed',
      until: draw.chance(0.6) ? formatDay(asOf + draw.whole(-90, 540)) : null,
    };
  return { state: 'left', until: null };
};

const drawConsent = (draw: Draw, asOf: Day) => {
  const at = draw.unit();
  if (at < 0.26) return null;
  return { proposals: at > 0.31, on: formatDay(asOf - draw.whole(1, 1200)) };
};

const drawMotivation = (draw: Draw, trade: Trade) =>
  draw.chance(0.55)
    ? null
    : {
        outlets: draw.some(
          [
            'company',
            'cooperative',
            'mixed_company',
            'self_employment',
            'new_enterprise',
            'training',
          ],
          draw.whole(1, 3),
        ),
        sectorsWanted: draw.chance(0.7) ? [trade.field] : [],
        sectorsRefused: [],
        constraints: draw.chance(0.2) ? ['transport'] : [],
        note: null,
      };

const drawContacts = (draw: Draw, serial: number) =>
  draw.chance(0.08)
    ? null
    : {
        phone: draw.chance(0.9)
          ? `+393${draw.whole(20, 99)}${String(draw.whole(0, 9_999_999)).padStart(7, '0')}`
          : null,
        email: draw.chance(0.35) ? `persona${serial}@example.org` : null,
      };

const drawProgramme = (draw: Draw, world: World, kind: Kind, since: Day | null, comune: Comune) => {
  const projects = since === null ? undefined : world.projectsIn.get(comune.province);
  const project = projects && draw.chance(0.6) ? draw.one(projects) : undefined;
  return {
    kind,
    projectCode: project?.code ?? null,
    bodyCode: project?.body.code ?? null,
    since: since === null ? null : formatDay(since),
    weeklyHours: since === null ? null : 20,
  };
};

/**
 * Invented person number `serial`: the same from one seed and day, in a registry of any size. An import row with the
 * registry's own `id` and `lot`.
 */
export const drawWorker = (world: World, serial: number): Record<string, unknown> => {
  const draw = new Draw(world.seed, 0, serial);
  const kind = draw.one<Kind>([
    'LSU',
    'LSU',
    'LSU',
    'LSU',
    'LPU',
    'LPU',
    'LPU',
    'jobseeker',
    'jobseeker',
    'jobseeker',
  ]);
  const trade = (kind === 'jobseeker' ? trades : publicTrades).pick(draw);
  const woman = draw.chance(trade.women);
  const home = world.places.comune(draw);
  const birth = drawBirth(draw, kind, world.asOf);
  const birthComune = draw.chance(0.7) ? home : world.places.nearby(draw, home);
  const person = {
    ...drawName(draw, woman, birthComune),
    sex: woman ? ('F' as const) : ('M' as const),
    birthDate: formatDay(birth),
  };
  const since =
    kind === 'jobseeker' ? null : Math.max(drawSince(draw, kind, world.asOf), birth + 6600);
  const career = drawCareer(draw, { trade, comune: home, birth, asOf: world.asOf, since });
  const at = REGISTERED_FROM + serial * REGISTERED_EVERY_MS;
  const listed = !draw.chance(0.12);
  return {
    id: drawId(draw, at),
    lot: Number.parseInt(draw.hex(12), 16),
    fiscalCode: makeFiscalCode(person),
    ...person,
    residence: draw.chance(BLANK.address) ? null : drawAddress(draw, home),
    domicile: draw.chance(0.07) ? drawAddress(draw, world.places.nearby(draw, home)) : null,
    contacts: drawContacts(draw, serial),
    programme: drawProgramme(draw, world, kind, since, home),
    consent: drawConsent(draw, world.asOf),
    status: drawStatus(draw, world.asOf),
    schooling: drawSchooling(draw, (world.asOf - birth) / 365.25),
    careerComplete: listed && draw.chance(0.45),
    experiences: listed ? career : null,
    skills: drawSkills(draw, world, career, trade),
    licences: drawLicences(draw, trade, woman),
    languages: drawLanguages(draw, person.citizenship),
    motivation: drawMotivation(draw, trade),
    availability: {
      commute: draw.chance(0.55) ? drawCommute(draw, world.asOf) : null,
      answers: draw.chance(BLANK.terms) ? null : drawAnswers(draw, trade, world.asOf),
    },
  };
};
