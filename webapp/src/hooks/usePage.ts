import { useEffect, useState } from 'react';
import { chosenLanguage, type Language, languageOf } from '../texts/language';
import { overridden } from '../texts/overrides';
import { fetchPageConfig, type PageConfig } from './pageConfig';

export interface Page {
  config: PageConfig;
  language: Language;
}

/** What the server configured, and the language to show it in; null until both are known. */
export function usePage(): Page | null {
  const [page, setPage] = useState<Page | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    void load(leaving.signal).then((loaded) => {
      if (leaving.signal.aborted) return;
      tellDocument(loaded);
      setPage(loaded);
    });
    return () => leaving.abort();
  }, []);
  return page;
}

async function load(leaving: AbortSignal): Promise<Page> {
  const config = await fetchPageConfig(leaving);
  const wanted = config.language ? [config.language] : navigator.languages;
  const language = await languageOf(chosenLanguage(wanted));
  const [texts, unknown] = overridden(language.texts, config.texts);
  if (unknown.length > 0) console.warn('octavus.page.texts names no text of this page:', ...unknown);
  return { config, language: { ...language, texts } };
}

function tellDocument({ config, language }: Page) {
  document.documentElement.lang = language.tag;
  document.documentElement.dir = language.dir;
  document.title = config.title ?? language.texts.title;
}
