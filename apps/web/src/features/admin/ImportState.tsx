import type { ImportAnswer } from '@rosa/registry';
import { useSay } from '../../i18n/language.js';

const TONE: Readonly<Record<ImportAnswer['state'], string>> = {
  running: '',
  done: 'tag-good',
  stopped: 'tag-warn',
  interrupted: 'tag-warn',
  failed: 'tag-bad',
};

/** How an import stands, in words and colour. */
export const ImportState = ({ state }: { readonly state: ImportAnswer['state'] }) => {
  const say = useSay();
  return <span className={`tag ${TONE[state]}`}>{say(`import.state.${state}`)}</span>;
};
