import type { Company, Comune } from '@rosa/domain';
import type { Places } from './places.js';
import { Draw, drawId, Weighted } from './random.js';
import { TRADES, type Trade } from './trades.js';

/** An invented employer: what its opportunities and visits are drawn from. */
export interface DrawnCompany {
  readonly id: string;
  readonly name: string;
  readonly vatNumber: string;
  readonly kind: Company['kind'];
  readonly comune: Comune;
  readonly trade: Trade;
  readonly employees: number;
}

const OPENED = Date.UTC(2022, 0, 10, 8);
const trades = new Weighted<Trade>(TRADES, (trade) => trade.share);
const NAMES =
  'Aurora Girasole Nuova~Alba Orizzonte La~Fenice Primavera Quadrifoglio Arcobaleno Mediterranea Tirrenia Ionica Vesuvio Etna Trinacria Sila Gargano Monviso Sesia Risorgimento Progresso Futura Solidale Insieme Il~Ponte La~Quercia Il~Melograno Ulivo Ginestra'
    .split(' ')
    .map((name) => name.replace('~', ' '));
const FORMS = [
  { kind: 'private', suffix: 'S.r.l.', share: 45 },
  { kind: 'social_cooperative', suffix: 'Soc. Coop. Sociale', share: 25 },
  { kind: 'cooperative', suffix: 'Soc. Coop.', share: 12 },
  { kind: 'mixed', suffix: 'S.p.A. a capitale misto', share: 6 },
  { kind: 'municipal', suffix: 'Azienda Speciale', share: 6 },
  { kind: 'private', suffix: 'S.p.A.', share: 6 },
] as const;
const forms = new Weighted<(typeof FORMS)[number]>(FORMS, (form) => form.share);

const BUSINESS: Readonly<Record<string, string>> = {
  environment: 'Ecologia',
  personal_services: 'Servizi alla persona',
  business_services: 'Servizi',
  cultural_heritage: 'Cultura',
  rural_development: 'Agroforestale',
  construction: 'Costruzioni',
  manufacturing: 'Industrie',
  trade_tourism: 'Turismo e ristorazione',
  transport_logistics: 'Trasporti',
  public_administration: 'Servizi amministrativi',
};

/** Ten digits and the check digit of the partita IVA (Luhn's, D.M. 23 December 1976). */
const drawVat = (draw: Draw, serial: number): string => {
  const digits = `${String(serial % 10_000_000).padStart(7, '0')}${String(draw.whole(1, 100)).padStart(3, '0')}`;
  const sum = [...digits].reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
};

export const drawCompany = (seed: number, places: Places, serial: number): DrawnCompany => {
  const draw = new Draw(seed, 3, serial);
  const trade = trades.pick(draw);
  const form = forms.pick(draw);
  const comune = places.comune(draw);
  return {
    id: drawId(draw, OPENED),
    name: `${draw.one(NAMES)} ${BUSINESS[trade.field]!} ${comune.name} ${form.suffix}`,
    vatNumber: drawVat(draw, serial + 1_000_000),
    kind: form.kind,
    comune,
    trade,
    employees: draw.chance(0.7) ? draw.whole(1, 30) : draw.whole(30, 400),
  };
};

export const companyRow = (company: DrawnCompany): Record<string, unknown> => ({
  id: company.id,
  name: company.name,
  kind: company.kind,
  vatNumber: company.vatNumber,
  comune: company.comune.code,
  ateco: company.trade.sector,
  employees: company.employees,
  sites: [
    {
      name: 'Sede',
      comune: company.comune.code,
      point: company.comune.point,
      ateco: company.trade.sector,
      employees: company.employees,
    },
  ],
});
