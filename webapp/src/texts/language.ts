import { createContext, use } from 'react';
import { en, type Texts } from './en';
import { type Formats, formatsOf } from './formats';

export interface Language {
  /** A BCP 47 tag. */
  tag: string;
  dir: 'ltr' | 'rtl';
  texts: Texts;
  formats: Formats;
}

/** Every language besides the built-in one, fetched when it is asked for. To add one, add its file and its line. */
const LATER: Record<string, { dir: Language['dir']; load: () => Promise<Texts> }> = {
  ar: { dir: 'rtl', load: () => import('./ar').then((module) => module.ar) },
};

export const ENGLISH: Language = { tag: 'en', dir: 'ltr', texts: en, formats: formatsOf('en') };

export const LANGUAGES: readonly string[] = [ENGLISH.tag, ...Object.keys(LATER)];

/** The first of the wanted languages that the page speaks; a region is kept, because numbers and times differ by it. */
export function chosenLanguage(wanted: readonly string[]): string {
  return wanted.find((tag) => LANGUAGES.includes(baseOf(tag)) && isWellFormed(tag)) ?? ENGLISH.tag;
}

/** Never fails: a language that cannot be fetched is English. */
export async function languageOf(tag: string): Promise<Language> {
  const later = LATER[baseOf(tag)];
  if (!later) return baseOf(tag) === ENGLISH.tag ? { ...ENGLISH, tag, formats: formatsOf(tag) } : ENGLISH;
  try {
    return { tag, dir: later.dir, texts: await later.load(), formats: formatsOf(tag) };
  } catch {
    return ENGLISH;
  }
}

/** Some systems name languages in a way of their own, such as `en-US@posix`, which `Intl` refuses. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const baseOf = (tag: string) => (tag.split('-')[0] ?? '').toLowerCase();

export const LanguageContext = createContext(ENGLISH);

export const useTexts = (): Texts => use(LanguageContext).texts;

export const useFormats = (): Formats => use(LanguageContext).formats;
