import { FileText } from 'lucide-react';
import { safeLink } from '../markdown/safeLink';

/** A file by its name; a link where that does no harm. */
export function FileChip({ name, url }: { name: string; url: string }) {
  const address = safeLink(url);
  return (
    <p className="file" data-testid="file">
      <FileText size={16} aria-hidden />
      {address ? (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {name}
        </a>
      ) : (
        name
      )}
    </p>
  );
}
