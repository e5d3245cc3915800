import { formatDay, OPPORTUNITY_KINDS, type Day } from '@rosa/domain';
import type { DrawnCompany } from './companies.js';
import { Draw, drawId } from './random.js';
import { tradeOf, type Trade } from './trades.js';
import type { World } from './world.js';

/** What employers say, before anyone codes it. */
const WORDS = [
  'Ci servono persone affidabili, meglio se della zona, che possano cominciare presto la mattina.',
  'Abbiamo vinto una gara e dobbiamo rafforzare le squadre entro il mese.',
  'Cerchiamo chi ha già fatto questo lavoro, anche in un progetto del comune.',
  'Va bene anche chi non ha esperienza, se ha voglia di imparare: la formazione la facciamo noi.',
  'Servono patente e disponibilità al sabato; il contratto può diventare stabile.',
];

const instant = (day: Day): number => day * 86_400_000 + 9 * 3_600_000;

const drawTerms = (draw: Draw, hours: string) => [
  { key: 'contract:permanent', must: draw.chance(0.5) },
  { key: `hours:${hours}`, must: draw.chance(0.6) },
  ...(draw.chance(0.4)
    ? [{ key: draw.one(['shift:early', 'shift:evening', 'shift:weekend']), must: draw.chance(0.5) }]
    : []),
];

const drawRequirements = (draw: Draw, world: World, trade: Trade) => {
  const skills = world.skillsOf.get(trade.occupation) ?? [];
  const skill = skills.length > 0 && draw.chance(0.6) ? draw.one(skills) : undefined;
  const licence =
    trade.licences.length > 0 && draw.chance(0.5) ? draw.one(trade.licences) : undefined;
  return [
    {
      kind: 'occupation',
      code: trade.occupation,
      importance: 3,
      months: draw.one([6, 12, 24]),
      must: draw.chance(0.2),
    },
    ...(skill ? [{ kind: 'skill', code: skill.code, importance: 2, months: 12 }] : []),
    ...(licence
      ? [{ kind: 'licence', code: licence, importance: 1, must: draw.chance(0.25) }]
      : []),
  ];
};

const drawLine = (draw: Draw, world: World, company: DrawnCompany, trade: Trade, at: number) => {
  const hours = draw.chance(0.55) ? 'part_time' : 'full_time';
  const { code, point } = company.comune;
  return {
    id: drawId(draw, at),
    occupation: trade.occupation,
    positions: draw.whole(1, 5),
    filled: 0,
    criteria: {
      requirements: drawRequirements(draw, world, trade),
      terms: drawTerms(draw, hours),
      place: { comune: code, point },
      reachKm: 30,
      radiusKm: draw.one([30, 50, 50, 80]),
    },
    contract: draw.chance(0.6) ? 'permanent' : 'fixed_term',
    hours,
    startOn: formatDay(world.asOf + draw.whole(10, 120)),
  };
};

/** An opportunity of one or two lines, open for some months from the registry's day. */
export const drawOpportunity = (
  world: World,
  companies: (serial: number) => DrawnCompany,
  companyCount: number,
  serial: number,
): Record<string, unknown> => {
  const draw = new Draw(world.seed, 4, serial);
  const company = companies(serial < 3 ? 0 : draw.whole(0, companyCount - 1));
  const at = instant(world.asOf - draw.whole(1, 120));
  const beside = tradeOf(draw.one(company.trade.beside));
  const trades = [company.trade, ...(beside && draw.chance(0.3) ? [beside] : [])];
  return {
    id: drawId(draw, at),
    companyId: company.id,
    kind: draw.chance(0.6) ? draw.one(OPPORTUNITY_KINDS.slice(0, 2)) : draw.one(OPPORTUNITY_KINDS),
    title: trades.map((trade) => world.reference.occupation(trade.occupation)!.label.it).join('; '),
    words: draw.one(WORDS),
    comune: company.comune.code,
    sector: company.trade.sector,
    lines: trades.map((trade) => drawLine(draw, world, company, trade, at)),
    validUntil: formatDay(world.asOf + draw.whole(30, 240)),
    state: 'open',
  };
};

/** A visit of an animator to a company, along the logbook's second track. */
export const drawVisit = (
  world: World,
  companies: (serial: number) => DrawnCompany,
  companyCount: number,
  serial: number,
): Record<string, unknown> => {
  const draw = new Draw(world.seed, 5, serial);
  const company = companies(draw.whole(0, companyCount - 1));
  const on = world.asOf - draw.whole(1, 1000);
  return {
    id: drawId(draw, instant(on)),
    track: 'company_interest',
    on: formatDay(on),
    comune: company.comune.code,
    companyId: company.id,
    met: [{ name: 'Referente del personale', as: draw.one(['entrepreneur', 'manager']) }],
    promised: draw.chance(0.4) ? 'Inviare la guida agli incentivi' : null,
    nextStep: draw.chance(0.5)
      ? { what: 'Richiamare per conoscere la decisione', on: formatDay(on + draw.whole(10, 90)) }
      : null,
    words: draw.chance(0.7) ? draw.one(WORDS) : null,
  };
};
