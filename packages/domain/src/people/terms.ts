/** The keys an availability answer and an opportunity's term are asked by (contract.md). */

export const TERM_VALUES = {
  sector: [
    'environment',
    'personal_services',
    'business_services',
    'cultural_heritage',
    'rural_development',
    'construction',
    'manufacturing',
    'trade_tourism',
    'transport_logistics',
    'public_administration',
  ],
  contract: [
    'permanent',
    'fixed_term',
    'agency',
    'apprenticeship',
    'internship',
    'self_employed',
    'cooperative_member',
  ],
  hours: ['full_time', 'part_time', 'on_call'],
  shift: ['early', 'evening', 'night', 'weekend', 'rotating'],
  other: ['outdoor', 'heights', 'heavy_lifting', 'driving', 'public_contact', 'travel'],
} as const;

/** Every key but the `task:` ones, which are `task:` and an ISCO-08 code of four digits. */
export const TERM_KEYS: readonly string[] = Object.entries(TERM_VALUES).flatMap(([group, values]) =>
  values.map((value) => `${group}:${value}`),
);

const known = new Set(TERM_KEYS);

/** Is this a key of the list? `hasOccupation` says whether an ISCO-08 code exists. */
export const isTermKey = (key: string, hasOccupation: (code: string) => boolean): boolean =>
  known.has(key) || (/^task:\d{4}$/.test(key) && hasOccupation(key.slice(5)));
