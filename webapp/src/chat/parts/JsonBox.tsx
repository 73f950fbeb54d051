/** A labelled value as indented JSON; plain text stays plain. */
export function JsonBox({ label, value }: { label: string; value: unknown }) {
  return (
    <div className="json">
      <p className="json-label">{label}</p>
      <pre tabIndex={0} dir="ltr">
        {typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? '')}
      </pre>
    </div>
  );
}
