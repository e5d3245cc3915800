import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearchParams } from 'react-router';
import { useSay } from '../../i18n/language.js';
import { Page } from '../../shared/layout/Page.js';
import { Answer } from '../../shared/states/Answer.js';
import { useAddress } from '../../shared/use-address.js';
import { groupQuery } from '../groups/groups.js';
import { ASKED, searchOf } from '../people/people.js';
import { useSearchLine } from '../people/search-words.js';
import { ConveneForm } from './ConveneForm.js';
import { convocationQuery } from './convocations.js';

const OfGroup = ({ id }: { readonly id: string }) => {
  const query = useQuery(groupQuery(id));
  return (
    <Answer query={query}>{({ name, search }) => <OfSearch search={search} title={name} />}</Answer>
  );
};

const OfSearch = ({ search, title = '' }: { readonly search: object; readonly title?: string }) => {
  const line = useSearchLine(search as never);
  const { text } = search as { readonly text?: string };
  const who = text ? `«${text}», ${line}` : line;
  return <ConveneForm whom={{ search }} who={who} title={title} />;
};

const OfThoseMissing = ({ id }: { readonly id: string }) => {
  const say = useSay();
  const query = useQuery(convocationQuery(id));
  return (
    <Answer query={query}>
      {({ title }) => (
        <ConveneForm whom={{ again: id }} who={say('convene.whoAgain', { title })} title={title} />
      )}
    </Answer>
  );
};

/** Calls in a kept group, those a search finds, or those who did not come to another convocation. */
const NewConvocationPage = () => {
  const say = useSay();
  const [params] = useSearchParams();
  const [chosen] = useAddress(ASKED);
  const typed = (useLocation().state as { readonly text?: string } | null)?.text ?? '';
  const group = params.get('gruppo');
  const again = params.get('di');
  return (
    <Page title={say('convene.title')} trail={[{ to: '/convocazioni', label: say('call.title') }]}>
      {group ? (
        <OfGroup id={group} />
      ) : again ? (
        <OfThoseMissing id={again} />
      ) : (
        <OfSearch search={searchOf(chosen, typed)} />
      )}
    </Page>
  );
};

export default NewConvocationPage;
