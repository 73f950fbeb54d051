// The official JavaScript SDK for pages, with the socket transport it brings, over SockJS against a server with the
// demo agent: node client-sdk.mjs <base URL> <base URL of its platform> <key of the platform>
import assert from 'node:assert/strict';
import { createSocketTransport, OctavusChat } from '@octavus/client-sdk';
import SockJS from 'sockjs-client';
import { run } from './checks.mjs';

const [, , baseUrl, platformUrl, key] = process.argv;
const LOCATION = { latitude: 52.5, longitude: 13.4 };

function open() {
  return new Promise((resolve, reject) => {
    const socket = new SockJS(new URL('octavus', baseUrl).href);
    socket.onopen = () => resolve(socket);
    socket.onclose = ({ code, reason }) => reject(new Error(`closed with ${code} ${reason}`));
  });
}

/** A chat that has just connected, and the messages of the server as they came. */
async function connected(clientTools = { 'get-browser-location': 'interactive' }) {
  const seen = [];
  const transport = createSocketTransport({ connect: open, onMessage: (event) => seen.push(event) });
  await transport.connect();
  return { chat: new OctavusChat({ transport, clientTools }), transport, seen };
}

const say = (chat, text) =>
  chat.send('user-message', { USER_MESSAGE: text }, { userMessage: { content: text } });

/** Waits until the chat is as wanted; the limit of a check bounds it. */
function until(chat, wanted) {
  return new Promise((resolve) => {
    const look = () => {
      if (!wanted(chat)) return;
      stop();
      resolve();
    };
    const stop = chat.subscribe(look);
    look();
  });
}

const status = (wanted) => (chat) => chat.status === wanted;
const parts = (message, type) => message.parts.filter((part) => part.type === type);
const textOf = (message) =>
  parts(message, 'text')
    .map((part) => part.text)
    .join('');
const answer = (chat) => chat.messages.at(-1);

const asOperator = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };

/** Lets the session that was asked last expire. */
async function expireSession() {
  const answer = await fetch(new URL('local/requests', platformUrl), { headers: asOperator });
  const { requests } = await answer.json();
  const { path } = requests.filter((request) => request.path.endsWith('/trigger')).at(-1);
  const gone = await fetch(new URL(path.replace('/trigger', ''), platformUrl), { method: 'DELETE', headers: asOperator });
  assert.equal(gone.status, 200);
}

/** What the platform answers next in place of the agent: events of an odd kind, each as it is written here. */
async function platformSays(...events) {
  const writes = [START, ...events].map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
  const answer = await fetch(new URL('local/faults', platformUrl), {
    method: 'POST',
    headers: asOperator,
    body: JSON.stringify({ kind: 'raw', writes }),
  });
  assert.equal(answer.status, 200);
}

const START = { type: 'start', messageId: 'msg_odd', executionId: 'exe_odd' };
const FAILED = { type: 'error', errorType: 'tool_error', message: 'x', source: 'tool', retryable: true };
const TOOLS = { type: 'finish', finishReason: 'tool-calls', executionId: 'exe_odd' };
const request = (call) => ({ type: 'tool-request', toolCalls: [call] });

/** Ends of an answer that the SDK would not accept as they are, and the status that each has to lead to. */
const ODD_ENDS = [
  ['error', { type: 'error' }],
  ['error', { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }],
  ['error', { ...FAILED, errorType: 'unsupported_error' }],
  ['error', { ...FAILED, source: 'nowhere' }],
  ['error', { ...FAILED, message: { text: 'x' } }],
  ['error', { ...FAILED, retryable: 'yes' }],
  ['error', { ...FAILED, retryAfter: '30' }],
  ['error', JSON.stringify({ ...FAILED, retryAfter: 0 }).replace(':0}', ':1e400}')],
  ['error', { ...FAILED, code: 7 }],
  ['error', { ...FAILED, provider: 'acme' }],
  ['error', { ...FAILED, tool: {} }],
  ['idle', { type: 'finish' }],
  ['idle', { type: 'finish', finishReason: 'max_tokens' }],
  ['idle', { type: 'finish', finishReason: 'stop', executionId: null }],
  ['error', { type: 'finish', finishReason: 'client-tool-calls', executionId: 'exe_odd' }],
  ['error', TOOLS],
  ['error', request({ toolName: 'get-user-account', args: {} }), TOOLS],
  ['error', request({ toolCallId: 7, toolName: 'get-user-account', args: {} }), TOOLS],
  ['awaiting-input', request({ toolCallId: 'c', toolName: 'get-browser-location', args: '{}', source: 'agent', thread: null }), TOOLS],
];

/** A chat whose story is under way. */
async function telling() {
  const { chat, transport } = await connected();
  void say(chat, '!slow');
  await until(chat, () => answer(chat)?.role === 'assistant' && textOf(answer(chat)).length > 30);
  return { chat, transport };
}

/** A chat that waits for the user to give the location. */
async function asking(text) {
  const { chat, seen } = await connected();
  await say(chat, text);
  await until(chat, status('awaiting-input'));
  const [tool] = chat.pendingClientTools['get-browser-location'];
  return { chat, seen, tool };
}

await run({
  'it connects before the first message': async () => {
    const { chat, transport } = await connected();
    assert.equal(transport.connectionState, 'connected');
    assert.equal(chat.status, 'idle');
  },

  'an answer is complete': async () => {
    const { chat, seen } = await connected();
    await say(chat, 'Hello');
    assert.equal(chat.status, 'idle');
    assert.equal(answer(chat).status, 'done');
    assert.match(textOf(answer(chat)), /^Hello, and welcome[^]*press Stop\)\s*$/);
    assert.equal(seen.filter(({ type }) => type === 'finish').length, 1);
  },

  'several turns in a row are answered one by one': async () => {
    const { chat } = await connected();
    for (const text of ['Hello', 'Thanks', 'Show me code', 'Bye']) await say(chat, text);
    const answers = chat.messages.filter(({ role }) => role === 'assistant').map(textOf);
    assert.equal(answers.length, 4);
    for (const [index, begin] of [/^Hello/, /^You are welcome/, /^This is all/, /^Goodbye/].entries()) {
      assert.match(answers[index], begin);
    }
  },

  'the tool of the server is done in the answer': async () => {
    const { chat } = await connected();
    await say(chat, 'What plan am I on?');
    const [call] = parts(answer(chat), 'tool-call');
    assert.deepEqual([call.toolName, call.status, call.result.plan], ['get-user-account', 'done', 'pro']);
    assert.match(textOf(answer(chat)), /\*\*pro\*\* plan/);
  },

  'reasoning and sources arrive': async () => {
    const { chat } = await connected();
    await say(chat, '!think');
    assert.deepEqual([parts(answer(chat), 'reasoning').length, parts(answer(chat), 'source').length], [1, 1]);
  },

  'an interactive tool is answered after the pause': async () => {
    const { chat, tool } = await asking('Where am I?');
    tool.submit(LOCATION);
    await until(chat, status('idle'));
    assert.match(textOf(answer(chat)), /near latitude \*\*52\.5\*\*, longitude \*\*13\.4\*\*/);
    assert.equal(parts(answer(chat), 'tool-call')[0].status, 'done');
  },

  'an interactive tool that the user refuses is told to the agent': async () => {
    const { chat, tool } = await asking('Where am I?');
    tool.cancel('not today');
    await until(chat, status('idle'));
    assert.match(textOf(answer(chat)), /not ask your browser again[^]*not today/);
  },

  'a mixed round ends with the results of both': async () => {
    const { chat, tool } = await asking('Which plan am I on, and where am I?');
    tool.submit(LOCATION);
    await until(chat, status('idle'));
    assert.match(textOf(answer(chat)), /\*\*pro\*\* plan[^]*\*\*52\.5\*\*/);
  },

  'an automatic tool that takes its time is answered': async () => {
    const { chat } = await connected({
      'get-browser-location': () => new Promise((resolve) => setTimeout(resolve, 300, LOCATION)),
    });
    await say(chat, 'Where am I?');
    await until(chat, status('idle'));
    assert.match(textOf(answer(chat)), /\*\*52\.5\*\*/);
  },

  'an automatic tool that answers at once is answered': async () => {
    const { chat } = await connected({ 'get-browser-location': () => LOCATION });
    await say(chat, 'Where am I?');
    await until(chat, status('idle'));
    assert.match(textOf(answer(chat)), /\*\*52\.5\*\*/);
  },

  'stop keeps what was said': async () => {
    const { chat } = await telling();
    chat.stop();
    assert.equal(chat.status, 'idle');
    assert.equal(answer(chat).status, 'done');
    assert.match(textOf(answer(chat)), /^## The message/);
    assert.doesNotMatch(textOf(answer(chat)), /The end/);
  },

  'the turn after a stop is answered': async () => {
    const { chat } = await telling();
    chat.stop();
    await say(chat, 'What plan am I on?');
    assert.equal(chat.status, 'idle');
    assert.match(textOf(answer(chat)), /\*\*pro\*\* plan/);
  },

  'an error event ends in an error with its details': async () => {
    const { chat } = await connected();
    await say(chat, '!error');
    assert.equal(chat.status, 'error');
    assert.deepEqual([chat.error.errorType, chat.error.retryable, chat.error.retryAfter], ['rate_limit_error', true, 5]);
  },

  'the turn after an error is answered': async () => {
    const { chat } = await connected();
    await say(chat, '!error');
    await say(chat, 'Hello');
    assert.equal(chat.status, 'idle');
    assert.match(textOf(answer(chat)), /^Hello/);
  },

  'whatever the platform ends an answer with, the chat goes on': async () => {
    for (const [wanted, ...events] of ODD_ENDS) {
      const { chat, transport } = await connected();
      await platformSays(...events);
      await say(chat, 'Hello');
      assert.equal(chat.status, wanted, JSON.stringify(events));
      transport.disconnect();
    }
  },

  'a conversation that has expired at the platform is answered anew': async () => {
    const { chat, seen } = await connected();
    await say(chat, 'Hello');
    await expireSession();
    await say(chat, 'What plan am I on?');
    assert.equal(chat.status, 'idle');
    assert.match(textOf(answer(chat)), /\*\*pro\*\* plan/);
    assert.equal(seen.filter(({ type }) => type === 'session-renewed').length, 1);
  },

  'a connection that was closed is followed by another': async () => {
    const { chat, transport } = await connected();
    await say(chat, 'Hello');
    transport.disconnect();
    await say(chat, 'Bye');
    assert.match(textOf(answer(chat)), /^Goodbye/);
  },
});
