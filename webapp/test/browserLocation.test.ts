import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserLocation } from '../src/browserLocation';
import { clientTools } from '../src/clientTools';

type Success = Parameters<Geolocation['getCurrentPosition']>[0];
type Failure = NonNullable<Parameters<Geolocation['getCurrentPosition']>[1]>;

function device(answer: (success: Success, failure: Failure) => void): Geolocation {
  const getCurrentPosition = (success: Success, failure?: Failure | null) => answer(success, failure ?? (() => {}));
  return { getCurrentPosition } as unknown as Geolocation;
}

const signal = new AbortController().signal;
vi.stubGlobal('isSecureContext', true);
afterEach(() => vi.stubGlobal('isSecureContext', true));

describe('the location tool', () => {
  it('is what the agent calls get-browser-location', () => {
    expect(clientTools['get-browser-location']).toBeTypeOf('function');
  });

  it('gives rounded coordinates and the accuracy', async () => {
    const coords = { latitude: 52.5200066, longitude: 13.404954, accuracy: 12.6 } as GeolocationCoordinates;
    const location = browserLocation(
      device((found) => found({ coords } as GeolocationPosition)),
      signal,
    );
    await expect(location).resolves.toEqual({ latitude: 52.52, longitude: 13.405, accuracyMetres: 13 });
  });

  it.each([
    [1, /did not allow/],
    [2, /could not determine/],
    [3, /took too long/],
    [99, /offers no location/],
  ])('tells the agent in a sentence why there is none (code %i)', async (code, sentence) => {
    const refusing = device((_, fail) => fail({ code, message: 'raw' } as GeolocationPositionError));
    await expect(browserLocation(refusing, signal)).rejects.toThrow(sentence);
  });

  it('tells the agent that the browser has no such thing', async () => {
    await expect(browserLocation(undefined, signal)).rejects.toThrow(/offers no location/);
    vi.stubGlobal('isSecureContext', false);
    await expect(
      browserLocation(
        device(() => {}),
        signal,
      ),
    ).rejects.toThrow(/offers no location/);
  });

  it('ends when the user presses Stop', async () => {
    const stop = new AbortController();
    const location = browserLocation(
      device(() => {}),
      stop.signal,
    );
    stop.abort();
    await expect(location).rejects.toThrow(/withdrawn/);
  });
});
