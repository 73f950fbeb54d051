import { useTexts } from '../../texts/language';

/** Deeper than this, values are shown as JSON. */
const DEEPEST = 3;

/** Any value as pairs of name and content, for people rather than programs. */
export function KeyValues({ value, depth = 0 }: { value: unknown; depth?: number }) {
  const texts = useTexts();
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return <>{value ? texts.input.yes : texts.input.no}</>;
  if (typeof value !== 'object') return <>{String(value)}</>;
  if (depth > DEEPEST) return <code>{JSON.stringify(value)}</code>;
  if (Array.isArray(value)) {
    return (
      <ul className="values">
        {value.map((item, index) => (
          <li key={index} dir="auto">
            <KeyValues value={item} depth={depth + 1} />
          </li>
        ))}
      </ul>
    );
  }
  const pairs = Object.entries(value);
  if (pairs.length === 0) return null;
  return (
    <dl className="pairs">
      {pairs.map(([name, item]) => (
        <div key={name}>
          <dt>{asWords(name)}</dt>
          <dd dir="auto">
            <KeyValues value={item} depth={depth + 1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `orderId` and `order_id` read as "Order id". */
export function asWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
