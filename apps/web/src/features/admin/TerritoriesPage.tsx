import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { withQuery } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { Empty } from '../../shared/states/Empty.js';
import { useAddress } from '../../shared/use-address.js';
import { shapesQuery } from '../figures/boundaries.js';
import { peopleAddress, supplyQuery } from '../figures/standing.js';
import {
  allAccountsQuery,
  allDesksQuery,
  isStaff,
  provinceStates,
  type ProvinceState,
} from './territories.js';
import { TerritoryDetail } from './TerritoryDetail.js';

const Staff = ({ staff }: Pick<ProvinceState, 'staff'>) => {
  const { say } = useLanguage();
  const told = (['operator', 'animator', 'lead'] as const).flatMap((role) => {
    const n = staff.filter((account) => account.role === role).length;
    return n > 0 ? [`${n} ${say(`role.${role}`).toLowerCase()}`] : [];
  });
  const isAlone = staff.every(({ role }) => role !== 'operator');
  return (
    <>
      <span>{told.join(', ')}</span>{' '}
      {isAlone && <span className="tag">{say('territory.alone')}</span>}
    </>
  );
};

const Row = ({
  province: { shape, people, desks, staff },
}: {
  readonly province: ProvinceState;
}) => {
  const { say, number } = useLanguage();
  return (
    <tr>
      <th scope="row">
        <Link to={withQuery('/territori', { provincia: shape.code })}>{shape.name}</Link>
      </th>
      <td className="num">
        {people === 0 ? (
          <span className="nought">0</span>
        ) : (
          <Link
            to={peopleAddress({ province: shape.code })}
            aria-label={say('territory.openPeople', { province: shape.name, n: people })}
          >
            {number(people)}
          </Link>
        )}
      </td>
      <td className="num">{number(desks.length)}</td>
      <td>
        <Staff staff={staff} />
      </td>
    </tr>
  );
};

const Provinces = ({ provinces }: { readonly provinces: readonly ProvinceState[] }) => {
  const { say } = useLanguage();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="panel scroll-x" role="region" aria-label={say('territory.title')} tabIndex={0}>
      <table className="data figures territories">
        <thead>
          <tr>
            <th scope="col">{say('territory.province')}</th>
            <th scope="col" className="num">
              {say('territory.people')}
            </th>
            <th scope="col" className="num">
              {say('territory.desks')}
            </th>
            <th scope="col">{say('territory.staff')}</th>
          </tr>
        </thead>
        <tbody>
          {provinces.map((province) => (
            <Row key={province.shape.code} province={province} />
          ))}
        </tbody>
      </table>
    </div>
  );
};

const RegionChoice = ({
  provinces,
  value,
  choose,
}: {
  readonly provinces: readonly ProvinceState[];
  readonly value: string;
  readonly choose: (region: string) => void;
}) => {
  const { say } = useLanguage();
  const shapes = useQuery(shapesQuery('region')).data ?? [];
  const used = new Set([value, ...provinces.map(({ shape }) => shape.region)]);
  return (
    <search className="filters">
      <div className="field">
        <label htmlFor="region">{say('territory.region')}</label>
        <select
          id="region"
          className="form-select"
          value={value}
          onChange={({ target }) => choose(target.value)}
        >
          <option value="">{say('territory.anyRegion')}</option>
          {shapes
            .filter(({ code }) => used.has(code))
            .toSorted((a, b) => a.name.localeCompare(b.name, 'it'))
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </select>
      </div>
    </search>
  );
};

/** The territories: who lives in each province, its desks and who works there; a province opens to change them. */
const TerritoriesPage = () => {
  const { say } = useLanguage();
  const [{ provincia, regione }, change] = useAddress(['provincia', 'regione']);
  const shapes = useQuery(shapesQuery('province'));
  const supply = useQuery(supplyQuery({ by: 'province', sector: '' }));
  const desks = useQuery(allDesksQuery);
  const accounts = useQuery(allAccountsQuery);
  const chosen = shapes.data?.find(({ code }) => code === provincia);
  const shown = (all: readonly ProvinceState[]) => {
    if (chosen) {
      const state = all.find(({ shape }) => shape.code === chosen.code);
      return (
        <TerritoryDetail key={chosen.code} desks={state?.desks ?? []} staff={state?.staff ?? []} />
      );
    }
    if (all.length === 0) {
      return <Empty title={say('territory.empty')} hint={say('territory.emptyHint')} />;
    }
    const provinces = all.filter(({ shape }) => !regione || shape.region === regione);
    const everywhere = (accounts.data ?? []).filter((each) => isStaff(each) && !each.territory);
    return (
      <>
        <RegionChoice
          provinces={all}
          value={regione}
          choose={(region) => change({ regione: region })}
        />
        {everywhere.length > 0 && (
          <p className="field-hint">
            {say('territory.wholeCountry', {
              names: everywhere.map(({ name }) => name).join(', '),
            })}
          </p>
        )}
        {provinces.length === 0 ? (
          <Empty title={say('territory.noRegion')} />
        ) : (
          <Provinces provinces={provinces} />
        )}
      </>
    );
  };
  return (
    <Page
      title={chosen?.name ?? say('territory.title')}
      lead={chosen ? undefined : say('territory.lead')}
      {...(chosen ? { trail: [{ to: '/territori', label: say('territory.title') }] } : {})}
    >
      <Answer query={shapes}>
        {(all) => (
          <Answer query={supply}>
            {({ groups }) => (
              <Answer query={desks}>
                {(allDesks) => (
                  <Answer query={accounts}>
                    {(allAccounts) => {
                      const people = new Map(groups.map(({ value, people: n }) => [value, n]));
                      return shown(provinceStates(all, people, allDesks, allAccounts));
                    }}
                  </Answer>
                )}
              </Answer>
            )}
          </Answer>
        )}
      </Answer>
    </Page>
  );
};

export default TerritoriesPage;
