const LIMIT_MS = 15_000;
const FRESH_ENOUGH_MS = 60_000;

export interface BrowserLocation {
  /** Degrees, rounded to three decimals: about a hundred metres. */
  latitude: number;
  longitude: number;
  accuracyMetres: number;
}

const REFUSALS: Record<number, string> = {
  1: 'The user did not allow this page to know their location. Ask them for a city or an address instead.',
  2: 'The browser could not determine a location. Ask the user for a city or an address instead.',
  3: 'Determining the location took too long. Ask the user for a city or an address instead.',
};
const UNSUPPORTED = 'This browser offers no location here. Ask the user for a city or an address instead.';

const round = (degrees: number) => Math.round(degrees * 1000) / 1000;

/** Where the device is, if the user agrees; otherwise an error with a sentence the agent can act on. */
export function browserLocation(geolocation: Geolocation | undefined, signal: AbortSignal): Promise<BrowserLocation> {
  return new Promise((resolve, reject) => {
    if (!geolocation || !window.isSecureContext) return reject(new Error(UNSUPPORTED));
    signal.addEventListener('abort', () => reject(new Error('The question was withdrawn.')), { once: true });
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: round(coords.latitude),
          longitude: round(coords.longitude),
          accuracyMetres: Math.round(coords.accuracy),
        }),
      (error) => reject(new Error(REFUSALS[error.code] ?? UNSUPPORTED)),
      { timeout: LIMIT_MS, maximumAge: FRESH_ENOUGH_MS, enableHighAccuracy: false },
    );
  });
}
