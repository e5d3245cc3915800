import { CONTRACTS, TERM_VALUES } from '@rosa/domain';
import type { BandsAnswer } from '@rosa/opportunities';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call } from '../../api/client.js';
import { useLanguage } from '../../i18n/language.js';
import { useEntries, useNames } from '../../shared/reference/names.js';
import { suggestEntries } from '../../shared/reference/suggest.js';
import { Answer } from '../../shared/states/Answer.js';
import { Incomplete } from '../../shared/states/Incomplete.js';
import { Typeahead, type Option } from '../../shared/typeahead/Typeahead.js';
import { useAddress } from '../../shared/use-address.js';
import { Slider } from '../workbench/Slider.js';
import { ComuneBox } from './ComuneBox.js';
import { Choose } from './fields.js';
import { FieldPage } from './FieldPage.js';

type Band = BandsAnswer['ready'];

/** Where bands begin; each is drawn one step longer than the one below. */
const STEPS = [0, 1, 5, 10, 20, 50, 100, 200, 500];

const lengthOf = ({ from }: Band): number => STEPS.findLastIndex((step) => from >= step);

const useBandWord = (): ((band: Band) => string) => {
  const { say, number } = useLanguage();
  return ({ from, to }) => {
    if (to === 0) return say('animator.bandNone');
    if (to === null) return say('animator.bandMore', { from: number(from) });
    return say('animator.band', { from: number(from), to: number(to) });
  };
};

const BANDS = ['ready', 'toAsk', 'ranked'] as const;

/** The three bands as bars with their words: as long as its words say, and nothing depends on the colour. */
const Bars = ({ answer }: { readonly answer: BandsAnswer }) => {
  const { say } = useLanguage();
  const word = useBandWord();
  return (
    <ul className="plain bars">
      {BANDS.map((band) => (
        <li key={band} className={`bar-${band}`}>
          <p className="bar-words">
            <strong>{word(answer[band])}</strong> {say(`animator.band.${band}`)}
          </p>
          <svg viewBox={`0 0 ${STEPS.length - 1} 1`} preserveAspectRatio="none" aria-hidden="true">
            <rect className="bar-ground" width={STEPS.length - 1} height={1} />
            <rect className="bar-value" width={lengthOf(answer[band])} height={1} />
          </svg>
        </li>
      ))}
    </ul>
  );
};

const KEYS = ['professione', 'comune', 'contratto', 'orario', 'raggio'] as const;
type Asked = Readonly<Record<(typeof KEYS)[number], string>>;

const USUAL_RADIUS = 30;

const criteriaOf = (asked: Asked): object => ({
  requirements: [{ kind: 'occupation', code: asked.professione, importance: 2, months: 12 }],
  terms: [
    ...(asked.contratto ? [{ key: `contract:${asked.contratto}`, must: false }] : []),
    ...(asked.orario ? [{ key: `hours:${asked.orario}`, must: false }] : []),
  ],
  place: { comune: asked.comune },
  radiusKm: Number(asked.raggio) || USUAL_RADIUS,
});

/** What is asked stands in the address; of people, nothing does. */
const Bands = ({ asked }: { readonly asked: Asked }) => {
  const { say } = useLanguage();
  const occupation = useNames('occupations', [asked.professione]);
  const query = useQuery({
    queryKey: ['bands', asked],
    queryFn: ({ signal }) =>
      call<BandsAnswer>('/match/bands', { body: { criteria: criteriaOf(asked) }, signal }),
  });
  return (
    <section className="panel" aria-labelledby="bands" aria-live="polite">
      <h2 id="bands">{occupation(asked.professione)}</h2>
      <Answer query={query}>
        {(answer) => (
          <>
            {!answer.complete && <Incomplete reasons={answer.incomplete} />}
            <Bars answer={answer} />
            <p className="field-hint">{say('animator.bandsNote')}</p>
          </>
        )}
      </Answer>
    </section>
  );
};

/** “Have you got anyone?”: answered while one stands there, in bands and without names. */
const BandsPage = () => {
  const { lang, say } = useLanguage();
  const [address, change] = useAddress(KEYS);
  const [asked, setAsked] = useState<Asked | null>(
    address.professione && address.comune ? address : null,
  );
  const [missing, setMissing] = useState(false);
  const { professione, comune, raggio } = address;
  const entry = useEntries('occupations', [professione || null]).get(professione);
  const km = Number(raggio) || USUAL_RADIUS;
  const suggest = async (text: string, signal: AbortSignal): Promise<readonly Option[]> =>
    (await suggestEntries('occupations', text, signal, 20))
      .filter(({ code }) => code.length === 4)
      .slice(0, 8)
      .map(({ code, label }) => ({ key: code, label: label[lang] }));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setMissing(!professione || !comune);
    if (professione && comune) setAsked(address);
  };
  const terms = (group: 'contract' | 'hours', values: readonly string[]) =>
    values.map((value) => ({ value, label: say.word(`term.${group}:${value}`) }));
  return (
    <FieldPage title={say('animator.bandsTitle')} lead={say('animator.bandsLead')}>
      <form onSubmit={submit} noValidate className="panel visit">
        <div className="field">
          <Typeahead
            label={say('animator.occupation')}
            scope={`occupations-${lang}`}
            suggest={suggest}
            choose={({ key }) => change({ professione: key })}
          />
          {professione && <p className="chosen">{entry?.label[lang] ?? professione}</p>}
        </div>
        <ComuneBox
          label={say('animator.workComune')}
          code={comune}
          choose={({ code }) => change({ comune: code })}
        />
        <div className="pair">
          <Choose
            name="contratto"
            label={say('animator.contract')}
            value={address.contratto}
            change={(contratto) => change({ contratto })}
            options={terms('contract', CONTRACTS)}
          />
          <Choose
            name="orario"
            label={say('animator.hours')}
            value={address.orario}
            change={(orario) => change({ orario })}
            options={terms('hours', TERM_VALUES.hours)}
          />
        </div>
        <Slider
          label={say('animator.radius')}
          value={km}
          text={say('bench.km', { n: String(km) })}
          min={5}
          max={100}
          step={5}
          change={(value) => change({ raggio: String(value) })}
        />
        {missing && (
          <p className="field-error" role="alert">
            {say('animator.bandsMissing')}
          </p>
        )}
        <button type="submit" className="btn btn-primary btn-save">
          {say('animator.bandsAsk')}
        </button>
      </form>
      {asked && <Bands asked={asked} />}
    </FieldPage>
  );
};

export default BandsPage;
