import type { ClientToolRequestEvent, PendingToolCall, StreamEvent, ToolResult } from '@octavus/react';
import type { Interaction } from '../chat/model';
import type { Environment } from './environment';

export interface ClientToolContext {
  readonly toolCallId: string;
  readonly toolName: string;
  /** Aborted when the user stops the answer, the connection is lost, or the tool took too long. */
  readonly signal: AbortSignal;
}

/** Runs in the page without asking; what it returns must be JSON. A thrown error is told to the agent by its message. */
export type ClientTool = (args: Record<string, unknown>, context: ClientToolContext) => unknown;

/** Tools by their names. Those that are an {@link Interaction} are answered by the user. */
export type ClientTools = Readonly<Record<string, ClientTool | Interaction>>;

const TOOL_LIMIT_MS = 120_000;

/**
 * One request for client tools. Automatic tools run here, all at once; the round is complete when they are done and
 * the server has paused. Then the interactive calls, if any, go to the store together with all results so far.
 */
export class ClientToolRound {
  readonly results: ToolResult[];
  readonly interactive: PendingToolCall[];
  #paused = false;
  #ran = false;

  constructor(
    readonly request: ClientToolRequestEvent,
    private readonly tools: ClientTools,
    private readonly environment: Environment,
  ) {
    this.results = [...(request.serverToolResults ?? [])];
    this.interactive = request.toolCalls.filter((call) => typeof this.#toolOf(call) === 'string');
  }

  get isComplete(): boolean {
    return this.#paused && this.#ran;
  }

  pause(): void {
    this.#paused = true;
  }

  /** Runs the automatic tools and reports each outcome as a stream event, in the order they finish. */
  async run(signal: AbortSignal, report: (event: StreamEvent) => void): Promise<void> {
    const automatic = this.request.toolCalls.filter((call) => !this.interactive.includes(call));
    await Promise.all(
      automatic.map(async (call) => {
        const outcome = await this.#call(call, signal);
        const { toolCallId, toolName, outputVariable, blockIndex } = call;
        const position = {
          ...(outputVariable === undefined ? {} : { outputVariable }),
          ...(blockIndex === undefined ? {} : { blockIndex }),
        };
        this.results.push({ toolCallId, toolName, ...position, ...outcome });
        if ('error' in outcome) report({ type: 'tool-output-error', toolCallId, error: outcome.error });
        else report({ type: 'tool-output-available', toolCallId, output: outcome.result });
      }),
    );
    this.#ran = true;
  }

  async #call(call: PendingToolCall, signal: AbortSignal): Promise<{ result: unknown } | { error: string }> {
    const tool = this.#toolOf(call);
    if (typeof tool !== 'function') return { error: `This page has no tool named ${call.toolName}.` };
    const limit = new AbortController();
    const timeIsUp = new Promise<never>((_, reject) => {
      limit.signal.addEventListener('abort', () => reject(new Error('The tool did not answer in time.')));
    });
    const cancel = this.environment.after(TOOL_LIMIT_MS, () => limit.abort());
    try {
      const { toolCallId, toolName, args } = call;
      const context = { toolCallId, toolName, signal: AbortSignal.any([signal, limit.signal]) };
      const answer = Promise.resolve().then(() => tool(args, context));
      return { result: asJson(await Promise.race([answer, timeIsUp])) };
    } catch (error) {
      return { error: error instanceof Error && error.message ? error.message : 'The tool failed.' };
    } finally {
      cancel();
    }
  }

  #toolOf(call: PendingToolCall): ClientTool | Interaction | undefined {
    return Object.hasOwn(this.tools, call.toolName) ? this.tools[call.toolName] : undefined;
  }
}

/** What the agent will really get; throws for what JSON cannot carry. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}
