/**
 * The tools an agent can use in the browser: the place to add your own.
 *
 * A tool that the agent's protocol names and the server has no method for is forwarded to this page and looked up
 * here by its name. There are two kinds:
 *
 * - A function `(args, { signal }) => result` runs at once, without asking. It may be async; it returns JSON. What it
 *   throws is told to the agent by its message, so throw a sentence the agent can pass on. It has two minutes, and
 *   `signal` is aborted when the user presses Stop.
 * - `'interactive'` shows the call to the user, with its arguments, and waits for Confirm or Decline. The agent gets
 *   `{ "confirmed": true }`, or an error saying that the user declined.
 *
 * A call to a tool that is not listed is answered with an error that names it; the conversation goes on.
 */
import { browserLocation } from './browserLocation';
import type { ClientTools } from './octavus/clientToolRound';

export const clientTools: ClientTools = {
  'get-browser-location': (_args, { signal }) => browserLocation(navigator.geolocation, signal),
};
