import { openApiOf, type Route } from '@rosa/service-kit';
import type { DocumentPart } from '../ports.js';

const merged = (whole: DocumentPart, parts: readonly DocumentPart[]): DocumentPart => {
  const paths: Record<string, Record<string, unknown>> = { ...whole.paths };
  for (const part of parts) {
    for (const [path, methods] of Object.entries(part.paths))
      paths[path] = { ...paths[path], ...methods };
  }
  const components: Record<string, Record<string, unknown>> = {};
  for (const part of [whole, ...parts]) {
    for (const [kind, named] of Object.entries(part.components ?? {}))
      components[kind] = { ...components[kind], ...named };
  }
  return { ...whole, paths, components };
};

/**
 * The description of the whole API as JSON: of the routes here, and of what other processes say of theirs. Made when it is
 * first asked for (no start waits for it), and again when the others say something new.
 */
export const apiDocument = (
  routes: readonly Route[],
  version: string,
  parts: () => readonly DocumentPart[],
): (() => string) => {
  let made: { readonly of: readonly DocumentPart[]; readonly text: string } | undefined;
  return () => {
    const now = parts();
    if (made?.of !== now) {
      const own = openApiOf(routes, version) as DocumentPart;
      made = { of: now, text: JSON.stringify(merged(own, now)) };
    }
    return made.text;
  };
};
