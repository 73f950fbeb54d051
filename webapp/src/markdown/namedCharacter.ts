// Takes the place of the package decode-named-character-reference, whose browser form writes untyped HTML, which the
// page's policy forbids (Trusted Types). This one asks the browser under a policy of its own, for names alone.

interface Policies {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): { createHTML: (text: string) => string };
}

const NAME = /^[A-Za-z][A-Za-z0-9]{0,31}$/;

const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const html = policies?.createPolicy('named-character', { createHTML: (text) => text }) ?? {
  createHTML: (text: string) => text,
};

/** The characters that `&name;` stands for in HTML; false if it stands for none. */
export function decodeNamedCharacterReference(name: string): string | false {
  if (!NAME.test(name)) return false;
  const element = document.createElement('i');
  element.innerHTML = html.createHTML(`&${name};`);
  const text = element.textContent ?? '';
  // Some names need no semicolon: what is left over of a longer one still ends with it.
  const isWhole = name === 'semi' || !text.endsWith(';');
  return isWhole ? text : false;
}
