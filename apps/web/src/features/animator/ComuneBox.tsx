import { useLanguage } from '../../i18n/language.js';
import { useEntries, type Entry } from '../../shared/reference/names.js';
import { Typeahead } from '../../shared/typeahead/Typeahead.js';
import { entriesLike, type EntryChoice } from './entries-like.js';

/** A comune by a few of its letters, and the one chosen. */
export const ComuneBox = ({
  label,
  code,
  error,
  choose,
}: {
  readonly label: string;
  readonly code: string;
  readonly error?: string | undefined;
  readonly choose: (entry: Entry) => void;
}) => {
  const { lang } = useLanguage();
  const chosen = useEntries('comuni', [code || null]).get(code);
  const suggest = async (text: string, signal: AbortSignal): Promise<readonly EntryChoice[]> =>
    (await entriesLike('comuni', text, signal, lang)).map((entry) => ({
      key: entry.code,
      label: entry.label[lang],
      detail: entry.provinceSign,
      entry,
    }));
  return (
    <div className="field">
      <Typeahead
        label={label}
        scope={`comuni-${lang}`}
        suggest={suggest}
        choose={({ entry }) => choose(entry)}
      />
      {code && (
        <p className="chosen">{chosen ? `${chosen.label[lang]} (${chosen.provinceSign})` : code}</p>
      )}
      {error && <p className="field-error">{error}</p>}
    </div>
  );
};
