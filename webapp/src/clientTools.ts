/**
 * The tools an agent can use in the browser. An application adds its own in its extension, see `extension/index.ts`.
 *
 * A tool that the agent's protocol names and the server has no method for is forwarded to this page and looked up
 * here by its name. There are two kinds:
 *
 * - A function `(args, { signal }) => result` runs at once, without asking. It may be async; it returns JSON. What it
 *   throws is told to the agent by its message, so throw a sentence the agent can pass on. It has two minutes, and
 *   `signal` is aborted when the user presses Stop.
 * - A word for how the user answers, with all arguments in view:
 *   `'confirm'` asks yes or no; the agent gets `{ "confirmed": true }`.
 *   `'form'` asks for the `fields` of the arguments; the agent gets an object of their values.
 *   `'feedback'` asks for a rating and a comment; the agent gets `{ "rating": 1 to 5, "comment": … }`.
 *   To a user who declines, the agent gets an error that says so.
 *
 * A call to a tool that is not listed is answered with an error that names it; the conversation goes on.
 */
import extension from '#extension';
import { browserLocation } from './browserLocation';
import type { ClientTools } from './octavus/clientToolRound';

export const clientTools: ClientTools = {
  'get-browser-location': (_args, { signal }) => browserLocation(navigator.geolocation, signal),
  'confirm-action': 'confirm',
  'fill-form': 'form',
  'ask-feedback': 'feedback',
  ...extension.tools,
  ...answeredInCards(extension.requests),
};

/** To the agent's side, a card of the extension is a question like any other. */
function answeredInCards(cards: object = {}): ClientTools {
  return Object.fromEntries(Object.keys(cards).map((name) => [name, 'confirm']));
}
