import { repairJson } from './repairJson';

/** An input is read anew when it has grown by this part of itself, so that a long one does not cost its square. */
const GROWTH = 1 / 32;

interface OpenInput {
  text: string;
  /** How much of it was read last. */
  read: number;
}

/** The inputs of tools that the agent is still writing. */
export class ToolInputs {
  readonly #open = new Map<string, OpenInput>();

  /** Takes in what was written next; gives the input as far as it goes, or undefined if there is little new in it. */
  write(toolCallId: string, delta: string): Record<string, unknown> | undefined {
    const input = this.#open.get(toolCallId) ?? { text: '', read: 0 };
    this.#open.set(toolCallId, input);
    input.text += delta;
    if (input.text.length < input.read * (1 + GROWTH)) return undefined;
    input.read = input.text.length;
    return objectOf(repairJson(input.text));
  }

  /** The input is known in full. */
  end(toolCallId: string): void {
    this.#open.delete(toolCallId);
  }
}

function objectOf(json: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
