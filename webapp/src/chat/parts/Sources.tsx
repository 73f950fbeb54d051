import { safeLink } from '../../markdown/safeLink';
import { useTexts } from '../../texts/language';
import type { ChatPart } from '../model';

/** The sources of an answer in one row; where a link leads is always visible. */
export function Sources({ parts }: { parts: readonly ChatPart[] }) {
  const texts = useTexts();
  const sources = parts.filter((part) => part.kind === 'source');
  if (sources.length === 0) return null;
  return (
    <ul className="sources" aria-label={texts.sources}>
      {sources.map(({ id, title, url }) => {
        const address = safeLink(url);
        return (
          <li key={id} className="chip">
            {address ? (
              <a href={address} target="_blank" rel="noopener noreferrer">
                {title} <span className="muted">{new URL(address).host}</span>
              </a>
            ) : (
              title
            )}
          </li>
        );
      })}
    </ul>
  );
}
