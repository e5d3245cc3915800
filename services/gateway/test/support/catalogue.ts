import { invalid, type Comune } from '@rosa/domain';
import type { Catalogue } from '../../src/index.js';

/** Two regions, few provinces and comuni: enough to tell inside from outside. */
const PROVINCES: Readonly<Record<string, readonly string[]>> = {
  '01': ['001', '002', '096'],
  '15': ['061', '063'],
};

const COMUNI = [
  { code: '002133', name: 'Santhià' },
  { code: '002158', name: 'Vercelli' },
  { code: '096004', name: 'Biella' },
  { code: '063049', name: 'Napoli' },
];

export const catalogue: Catalogue = {
  comune: (code) => COMUNI.find((comune) => comune.code === code) as Comune | undefined,
  province: (code) =>
    Object.values(PROVINCES).flat().includes(code) ? { code, name: code } : undefined,
  region: (code) => (code in PROVINCES ? { code, name: code } : undefined),
  named: (_kind, codes) => COMUNI.filter(({ code }) => codes.includes(code)),
  provincesOf: (region) => PROVINCES[region] ?? [],
  suggest: (_kind, q, limit, cursor = '0') => {
    const start = Number(cursor);
    if (!Number.isInteger(start)) {
      throw invalid([{ field: 'cursor', code: 'cursor', message: 'non è un segnaposto' }]);
    }
    const all = COMUNI.filter(({ name }) => name.toLowerCase().startsWith(q.toLowerCase()));
    const items = all.slice(start, start + limit);
    const end = start + items.length;
    return { items, nextCursor: end < all.length ? String(end) : null, total: all.length };
  },
};
