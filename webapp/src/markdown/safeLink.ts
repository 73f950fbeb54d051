const ALLOWED = new Set(['http:', 'https:', 'mailto:']);

/** The address if following it can do no harm: absolute, and of a kind that runs nothing. */
export function safeLink(address: string | undefined): string | undefined {
  if (!address) return undefined;
  try {
    return ALLOWED.has(new URL(address).protocol) ? address : undefined;
  } catch {
    return undefined;
  }
}
