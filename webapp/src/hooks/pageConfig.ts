import { type UploadLimits, uploadLimits } from '../chat/attachments/limits';

export interface PageConfig {
  /** Missing: what the language says. */
  title?: string;
  /** True when the server's own demo agent answers. */
  demo: boolean;
  /** Missing: what the language says. */
  prompts?: readonly string[];
  /** A BCP 47 tag; missing: what the browser asks for. */
  language?: string;
  /** Words in place of the page's own, by name. */
  texts: Readonly<Record<string, string>>;
  /** True when there is a picture at `logo`. */
  logo: boolean;
  /** Missing: no files are taken. */
  uploads?: UploadLimits;
}

const MOST_PROMPTS = 5;
const PATIENCE_MS = 5_000;

/** Takes from a configuration what is usable. */
export function pageConfig(json: unknown): PageConfig {
  const members: Record<string, unknown> = typeof json === 'object' && json !== null ? { ...json } : {};
  const { title, demo, prompts, language, texts, logo } = members;
  const uploads = uploadLimits(members.uploads);
  const usable = Array.isArray(prompts)
    ? prompts.filter((one): one is string => typeof one === 'string' && !!one)
    : null;
  return {
    demo: demo === true,
    logo: logo === true,
    texts: words(texts),
    ...(uploads && { uploads }),
    ...(isWords(title) && { title }),
    ...(usable && { prompts: [...new Set(usable)].slice(0, MOST_PROMPTS) }),
    ...(isWords(language) && { language }),
  };
}

/** The page's configuration from `page.json` next to it; where there is none, or it takes too long, what is built in. */
export async function fetchPageConfig(leaving: AbortSignal): Promise<PageConfig> {
  const signal = AbortSignal.any([leaving, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    const response = await fetch(new URL('page.json', document.baseURI), { signal });
    return pageConfig(response.ok ? await response.json() : null);
  } catch {
    return pageConfig(null);
  }
}

function words(value: unknown): Record<string, string> {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(members.filter((member): member is [string, string] => isWords(member[1])));
}

const isWords = (value: unknown): value is string => typeof value === 'string' && !!value.trim();
