import type { StreamEvent } from '@octavus/react';
import type { RawEvent } from './normalise';
import { WorkerRun } from './workerRun';

/** Names no tool of an agent can have: under them the store keeps what it has no parts for. */
export const TODO = '@todo';
export const WORKER = '@worker';

interface OpenWorker {
  run: WorkerRun;
  slug: unknown;
}

/**
 * Brings what this version of the library does not know, todo lists and the runs of workers, into its store: as tool
 * calls whose arguments are replaced each time. One object for each answer.
 */
export class ExtendedParts {
  #hasTodos = false;
  readonly #workers = new Map<string, OpenWorker>();

  /** The events for the store in place of this one; undefined if it is none of these. */
  translate(raw: RawEvent): StreamEvent[] | undefined {
    const { workerId } = raw;
    if (raw.type === 'todo-update' && workerId === undefined) return this.#todos(raw.todos);
    if (typeof workerId !== 'string') return undefined;
    const worker = this.#workers.get(workerId);
    switch (raw.type) {
      case 'worker-input-start':
      case 'worker-start':
        return worker ? [] : this.#begin(workerId, raw);
      case 'worker-result':
        return worker ? this.#end(workerId, raw) : [];
      default:
        return worker ? (worker.run.apply(raw) ? [shown(workerId, worker)] : []) : undefined;
    }
  }

  #todos(todos: unknown): StreamEvent[] {
    const start: StreamEvent = { type: 'tool-input-start', toolCallId: TODO, toolName: TODO };
    const events = this.#hasTodos ? [] : [start];
    this.#hasTodos = true;
    return [...events, { type: 'tool-input-available', toolCallId: TODO, toolName: TODO, input: { todos } }];
  }

  #begin(workerId: string, { workerSlug, description }: RawEvent): StreamEvent[] {
    const worker: OpenWorker = { run: new WorkerRun(), slug: workerSlug };
    this.#workers.set(workerId, worker);
    const title = typeof description === 'string' && description ? description : String(workerSlug ?? '');
    return [
      { type: 'tool-input-start', toolCallId: workerId, toolName: WORKER, title },
      shown(workerId, worker),
    ];
  }

  #end(workerId: string, { output, error }: RawEvent): StreamEvent[] {
    this.#workers.delete(workerId);
    if (typeof error === 'string') return [{ type: 'tool-output-error', toolCallId: workerId, error }];
    return [{ type: 'tool-output-available', toolCallId: workerId, output: output ?? null }];
  }
}

function shown(workerId: string, { run, slug }: OpenWorker): StreamEvent {
  return { type: 'tool-input-available', toolCallId: workerId, toolName: WORKER, input: { slug, parts: run.parts } };
}
