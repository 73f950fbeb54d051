import { Ban, ChevronRight, CircleCheck, CircleDashed, CircleX, LoaderCircle } from 'lucide-react';
import { useTexts } from '../../texts/language';
import type { ToolPart, ToolState } from '../model';
import { JsonBox } from './JsonBox';

const ICONS: Record<ToolState, typeof Ban> = {
  waiting: CircleDashed,
  running: LoaderCircle,
  done: CircleCheck,
  failed: CircleX,
  stopped: Ban,
  declined: Ban,
};

/** One tool call in a line; opened, it shows what went in and what came out. */
export function ToolCard({ tool }: { tool: ToolPart }) {
  const texts = useTexts();
  const Icon = ICONS[tool.state];
  return (
    <details className={`tool is-${tool.state}`} data-testid="tool-card" data-state={tool.state}>
      <summary>
        <Icon size={18} className="tool-icon" aria-hidden />
        <span className="tool-title" dir="auto">
          {tool.title}
        </span>
        <span className="badge">{texts.tool.state[tool.state]}</span>
        <ChevronRight size={16} className="chevron" aria-hidden />
      </summary>
      <div className="tool-body">
        <JsonBox label={texts.tool.input} value={isEmpty(tool.input) ? texts.tool.none : tool.input} />
        {tool.error !== undefined && <JsonBox label={texts.tool.error} value={tool.error} />}
        {tool.result !== undefined && <JsonBox label={texts.tool.result} value={tool.result} />}
      </div>
    </details>
  );
}

const isEmpty = (input: Record<string, unknown>) => Object.keys(input).length === 0;
