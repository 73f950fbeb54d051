import type { Texts } from './en';

/** The texts with some of them replaced by name, such as `composer.placeholder`; and the names that are none. */
export function overridden(texts: Texts, overrides: Readonly<Record<string, string>>): [texts: Texts, unknown: string[]] {
  const copy = structuredClone(texts);
  const unknown = Object.entries(overrides).filter(([name, text]) => !replace(copy, name.split('.'), text));
  return [copy, unknown.map(([name]) => name)];
}

function replace(tree: object, [first, ...rest]: string[], text: string): boolean {
  if (first === undefined || !Object.hasOwn(tree, first)) return false;
  const members = tree as Record<string, unknown>;
  const present = members[first];
  if (typeof present === 'object' && present !== null) return replace(present, rest, text);
  if (rest.length > 0) return false;
  members[first] = text;
  return true;
}
