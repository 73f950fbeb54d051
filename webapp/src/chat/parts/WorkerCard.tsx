import { ChevronRight, Workflow } from 'lucide-react';
import { useTexts } from '../../texts/language';
import type { WorkerPart } from '../model';
import { JsonBox } from './JsonBox';
import { Part } from './Part';

/** The run of another agent that this one called: folded away, with everything it did inside. */
export function WorkerCard({ worker }: { worker: WorkerPart }) {
  const texts = useTexts();
  return (
    <details className={`tool worker is-${worker.state}`} data-testid="worker-card" data-state={worker.state}>
      <summary>
        <Workflow size={18} className="tool-icon" aria-hidden />
        <span className="tool-title" dir="auto">
          {worker.title}
        </span>
        <span className="badge">{texts.tool.state[worker.state]}</span>
        <ChevronRight size={16} className="chevron" aria-hidden />
      </summary>
      <div className="tool-body">
        {worker.parts.map((part, index) => (
          <Part key={index} part={part} />
        ))}
        {worker.error !== undefined && <JsonBox label={texts.tool.error} value={worker.error} />}
        {worker.result !== undefined && <JsonBox label={texts.tool.result} value={worker.result} />}
      </div>
    </details>
  );
}
