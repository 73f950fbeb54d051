import { FlaskConical } from 'lucide-react';
import { Fragment } from 'react';
import { texts } from '../texts';

/** Who answers here, and how to have one's own agent answer. */
export function DemoNotice() {
  const { lead, before, variables, after } = texts.demo;
  return (
    <p className="demo-notice" data-testid="demo-notice">
      <FlaskConical size={16} aria-hidden />
      <span>
        <strong>{lead}</strong> {before}{' '}
        {variables.map((name, index) => (
          <Fragment key={name}>
            {index > 0 && (index === variables.length - 1 ? ' and ' : ', ')}
            <code>{name}</code>
          </Fragment>
        ))}{' '}
        {after}
      </span>
    </p>
  );
}
