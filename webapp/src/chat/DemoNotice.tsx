import { FlaskConical } from 'lucide-react';
import { Fragment } from 'react';
import { useFormats, useTexts } from '../texts/language';

const VARIABLES = ['OCTAVUS_API_URL', 'OCTAVUS_API_KEY', 'OCTAVUS_AGENT_ID'];

/** Who answers here, and how to have one's own agent answer. */
export function DemoNotice() {
  const { lead, howTo } = useTexts().demo;
  const { list } = useFormats();
  const [before, after] = howTo.split('{variables}');
  return (
    <p className="demo-notice" data-testid="demo-notice">
      <FlaskConical size={16} aria-hidden />
      <span>
        <strong>{lead}</strong> {before}
        {list(VARIABLES).map(({ type, value }, index) =>
          type === 'element' ? <code key={index}>{value}</code> : <Fragment key={index}>{value}</Fragment>,
        )}
        {after}
      </span>
    </p>
  );
}
