import { useLanguage } from '../../i18n/language.js';
import { useNames } from './names.js';

/** What comes after the colon of names of one kind: `9112` of `occupation:9112`. */
const codesOf = (kind: string, names: readonly string[]): readonly string[] =>
  names.flatMap((name) => (name.startsWith(`${kind}:`) ? name.slice(kind.length + 1) : []));

/** Names what can be asked of a person, as contributions and questions carry it: `skill:…`, `contract:permanent`, `home`. */
export const useAskedNames = (names: readonly string[]): ((name: string) => string) => {
  const { lang, say } = useLanguage();
  const occupation = useNames('occupations', [
    ...codesOf('occupation', names),
    ...codesOf('task', names),
  ]);
  const skill = useNames('skills', codesOf('skill', names));
  const licence = useNames('licences', codesOf('licence', names));
  const language = new Intl.DisplayNames([lang], { type: 'language' });
  return (name) => {
    const [kind = '', code = ''] = name.split(':');
    switch (kind) {
      case 'home':
        return say('bench.home');
      case 'schooling':
        return say('bench.kind.schooling');
      case 'occupation':
        return occupation(code);
      case 'task':
        return say('term.task', { what: occupation(code) });
      case 'skill':
        return skill(code);
      case 'licence':
        return licence(code);
      case 'language':
        return language.of(code) ?? code;
      default:
        return say.word(`term.${name}`);
    }
  };
};
