import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/texts/en';
import { fill } from '../../src/texts/fill';
import { overridden } from '../../src/texts/overrides';
import { chosenLanguage, ENGLISH, LANGUAGES, languageOf } from '../../src/texts/language';

type Tree = string | readonly string[] | { [name: string]: Tree };

function flat(tree: Tree, name = ''): [name: string, text: string][] {
  if (typeof tree === 'string') return [[name, tree]];
  return Object.entries(tree).flatMap(([key, value]: [string, Tree]) => flat(value, name ? `${name}.${key}` : key));
}

const namesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('every language', () => {
  const others = LANGUAGES.filter((tag) => tag !== 'en');

  it('has one file of texts', () => {
    const files = readdirSync('src/texts').filter((name) => /^[a-z]{2}\.ts$/.test(name));
    expect(files.map((name) => name.slice(0, 2)).sort()).toEqual([...LANGUAGES].sort());
    expect(others.length).toBeGreaterThan(0);
  });

  it.each(others)('%s says everything English says, with the same values, in its own words', async (tag) => {
    const texts = new Map(flat((await languageOf(tag)).texts));
    expect([...texts.keys()]).toEqual(flat(en).map(([name]) => name));
    for (const [name, english] of flat(en)) {
      expect(texts.get(name)?.trim(), name).toBeTruthy();
      expect(namesIn(texts.get(name) ?? ''), name).toEqual(namesIn(english));
      expect(texts.get(name), name).not.toBe(english);
    }
  });

  it('has no text that nothing shows', () => {
    const code = readdirSync('src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('texts'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('\n');
    const unused = flat(en).filter(([name]) => !new RegExp(`\\b${lastNamed(name)}\\b`).test(code));
    expect(unused.map(([name]) => name)).toEqual([]);
  });
});

/** The last part of a name that code can mention: list items and kinds of errors are reached through what holds them. */
const lastNamed = (name: string) => name.replace(/\.\d+$/, '').split('.').at(-1) ?? name;

describe('the language of the page', () => {
  it.each([
    [['ar'], 'ar'],
    [['ar-EG', 'en'], 'ar-EG'],
    [['tlh', 'AR-sa', 'en'], 'AR-sa'],
    [['en-GB', 'ar'], 'en-GB'],
    [['en-US@posix', 'ar'], 'ar'],
    [['de', 'fr'], 'en'],
    [['', '*', '-'], 'en'],
    [[], 'en'],
  ])('wanted as %j is %s', (wanted, tag) => {
    expect(chosenLanguage(wanted)).toBe(tag);
  });

  it('is written from right to left where that is so', async () => {
    expect([(await languageOf('ar-EG')).dir, (await languageOf('en-GB')).dir]).toEqual(['rtl', 'ltr']);
  });

  it('is English when it is unknown', async () => {
    expect(await languageOf('tlh')).toBe(ENGLISH);
  });
});

describe('values in a text', () => {
  it('stand where their names stood, whatever they look like', () => {
    expect(fill('{a} of {b}, {c}', { a: '{b}', b: '$&' })).toBe('{b} of $&, {c}');
  });

  it('are written the way of the language', async () => {
    const [english, arabic] = [ENGLISH.formats, (await languageOf('ar-EG')).formats];
    expect([1, 3].map(english.seconds)).toEqual(['1 second', '3 seconds']);
    // Node versions differ in whether they write the last vowel.
    expect(arabic.seconds(3)).toMatch(/^٣ ثوان/);
    expect(arabic.seconds(11)).toBe('١١ ثانية');
    expect([0, 999, 1_400_000].map(english.bytes)).toEqual(['0 bytes', '999 bytes', '1.4 MB']);
    expect(english.number(12_345)).toBe('12,345');
    expect(english.time(new Date(2026, 0, 1, 15, 4))).toMatch(/3:04\sPM/);
    expect(english.list(['A', 'B', 'C']).map((piece) => piece.value)).toEqual(['A', ', ', 'B', ', and ', 'C']);
  });
});

describe('the texts an operator sets', () => {
  it('replace those of the page by name, each only with a text', () => {
    const wishes = { emptyHeading: 'Ahoy', 'composer.placeholder': 'Your question', 'prompts.1': 'Hi' };
    const [texts, unknown] = overridden(en, { ...wishes, composer: 'x', 'skip.this': 'x', 'no.such': 'x', __proto__: 'x' });
    expect([texts.emptyHeading, texts.composer.placeholder, texts.prompts[1]]).toEqual(['Ahoy', 'Your question', 'Hi']);
    expect(texts.composer.send).toBe('Send');
    expect(unknown).toEqual(['composer', 'skip.this', 'no.such']);
    expect(en.emptyHeading).toBe('How can we help?');
  });
});
