import { WifiOff } from 'lucide-react';
import { useCountdown } from '../hooks/useCountdown';
import { fill } from '../texts/fill';
import { useFormats, useTexts } from '../texts/language';
import type { LinkView } from './model';

/** Says that the connection is gone and when the page tries again. */
export function Banner({ link, onRetry }: { link: LinkView; onRetry: () => void }) {
  const texts = useTexts();
  const formats = useFormats();
  const seconds = useCountdown(link.retryAt);
  const { word } = link;
  if (word !== 'reconnecting' && word !== 'offline' && word !== 'error') return null;
  return (
    <section className="banner" data-testid="banner" aria-label={texts.link[word]}>
      <div className="measure banner-row">
        <WifiOff size={16} aria-hidden />
        <p>
          <span role="status">{texts.banner[word]}</span>{' '}
          {word !== 'error' && (
            <span className="muted" aria-hidden="true">
              {seconds > 0 ? fill(texts.banner.later, { time: formats.seconds(seconds) }) : texts.banner.soon}
            </span>
          )}
        </p>
        <button type="button" className="text-button" onClick={onRetry}>
          {texts.banner.tryNow}
        </button>
      </div>
    </section>
  );
}
