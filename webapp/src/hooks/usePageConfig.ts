import { useEffect, useState } from 'react';
import { texts } from '../texts';

export interface PageConfig {
  title: string;
  /** True when the server's own demo agent answers. */
  demo: boolean;
  prompts: readonly string[];
}

const MOST_PROMPTS = 5;

const BUILT_IN: PageConfig = { title: texts.title, demo: false, prompts: texts.prompts };

/** Takes from a configuration what is usable and fills in the rest. */
export function pageConfig(json: unknown): PageConfig {
  if (typeof json !== 'object' || json === null) return BUILT_IN;
  const { title, demo, prompts } = json as Record<string, unknown>;
  const usable = Array.isArray(prompts)
    ? prompts.filter((one): one is string => typeof one === 'string' && !!one)
    : null;
  return {
    title: typeof title === 'string' && title.trim() ? title : BUILT_IN.title,
    demo: demo === true,
    prompts: usable ? [...new Set(usable)].slice(0, MOST_PROMPTS) : BUILT_IN.prompts,
  };
}

/** The page's configuration from `page.json` next to it; null until that is known, built-in where there is none. */
export function usePageConfig(): PageConfig | null {
  const [config, setConfig] = useState<PageConfig | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    fetch(new URL('page.json', document.baseURI), { signal: abort.signal, headers: { accept: 'application/json' } })
      .then((response) => (response.ok ? response.json() : null))
      .then((json: unknown) => setConfig(pageConfig(json)))
      .catch(() => {
        if (!abort.signal.aborted) setConfig(BUILT_IN);
      });
    return () => abort.abort();
  }, []);
  useEffect(() => {
    if (config) document.title = config.title;
  }, [config]);
  return config;
}
