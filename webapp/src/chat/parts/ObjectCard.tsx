import { asWords, KeyValues } from './KeyValues';

/** A structured answer as a card; while it still comes, with what is there. */
export function ObjectCard({ typeName, value, streaming }: { typeName: string; value: unknown; streaming: boolean }) {
  const title = asWords(typeName);
  return (
    <section className="card object" data-testid="object-card" aria-label={title} aria-busy={streaming}>
      <p className="json-label">{title}</p>
      <KeyValues value={value} />
    </section>
  );
}
