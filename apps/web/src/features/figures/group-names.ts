import { TRACKS } from '@rosa/domain';
import type { Grouping } from '@rosa/registry';
import { useQueries, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import type { Page } from '../../api/shapes.js';
import { useLanguage } from '../../i18n/language.js';
import { useNames } from '../../shared/reference/names.js';
import { companyQuery } from '../opportunities/opportunities.js';
import { shapesQuery } from './boundaries.js';

type Values = readonly (string | null)[];

const NONE: Values = [];

/** More desks than a country's laboratories have. */
const DESKS = '/desks?limit=500';

const useDesks = (wanted: boolean): ReadonlyMap<string, string> => {
  const { data } = useQuery({
    queryKey: ['desks'],
    queryFn: ({ signal }) =>
      call<Page<{ readonly id: string; readonly name: string }>>(DESKS, { signal }),
    enabled: wanted,
    staleTime: 60_000,
  });
  return new Map(data?.items.map(({ id, name }) => [id, name]));
};

const useCompanies = (ids: Values): ReadonlyMap<string, string> =>
  useQueries({
    queries: ids.filter((id) => id !== null).map((id) => companyQuery(id)),
    combine: (results) =>
      new Map(results.flatMap(({ data }) => (data ? [[data.id, data.name]] : []))),
  });

const useShapeNames = (by: Grouping): ReadonlyMap<string, string> => {
  const provinces = useQuery(shapesQuery('province', by === 'province')).data;
  const regions = useQuery(shapesQuery('region', by === 'region')).data;
  return new Map((provinces ?? regions ?? []).map(({ code, name }) => [code, name]));
};

/** A month as it is read: `2026-01`, January 2026, in full where there is room. */
export const useMonthName = (length: 'short' | 'long' = 'short'): ((month: string) => string) => {
  const { lang } = useLanguage();
  const { format } = new Intl.DateTimeFormat(lang, {
    month: length,
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (month) => format(new Date(`${month}-01T00:00:00Z`));
};

/** Names what figures are grouped by; a value whose name has not come stands for itself. */
export const useGroupNames = (by: Grouping, values: Values): ((value: string | null) => string) => {
  const { say } = useLanguage();
  const month = useMonthName();
  const comune = useNames('comuni', by === 'comune' ? values : NONE);
  const sector = useNames('sectors', by === 'sector' ? values : NONE);
  const desks = useDesks(by === 'desk');
  const companies = useCompanies(by === 'company' ? values : NONE);
  const shapes = useShapeNames(by);
  return (value) => {
    if (value === null) return by === 'none' ? say('report.total') : say('report.unknown');
    switch (by) {
      case 'month':
        return month(value);
      case 'comune':
        return comune(value);
      case 'province':
      case 'region':
        return shapes.get(value) ?? value;
      case 'desk':
        return desks.get(value) ?? value;
      case 'company':
        return companies.get(value) ?? value;
      case 'sector':
        return sector(value);
      case 'enterprise':
        return say.word(`report.enterprise.${value}`);
      case 'kind':
        return TRACKS.includes(value as never)
          ? say.word(`report.track.${value}`)
          : say.word(`opportunity.kind.${value}`);
      default:
        return value;
    }
  };
};
