// The official JavaScript SDK for servers against a local platform with the demo agent:
// node server-sdk.mjs <base URL> <key>
import assert from 'node:assert/strict';
import { OctavusClient } from '@octavus/server-sdk';
import { run } from './checks.mjs';

const [, , baseUrl, apiKey] = process.argv;
const client = new OctavusClient({ baseUrl, apiKey });
const sessions = client.agentSessions;

const tools = {
  'get-user-account': async () => ({ name: 'Ada', plan: 'enterprise' }),
  'create-support-ticket': async () => ({ ticketId: 'TKT-7', estimatedResponse: '2h' }),
};

const say = (text) => ({ type: 'trigger', triggerName: 'user-message', input: { USER_MESSAGE: text } });
const textOf = (events) =>
  events
    .filter((event) => event.type === 'text-delta')
    .map((event) => event.delta)
    .join('');

async function agentId() {
  return (await client.agents.list())[0].id;
}

async function newSession() {
  const id = await sessions.create(await agentId(), { COMPANY_NAME: 'Acme' });
  return { id, session: sessions.attach(id, { tools }) };
}

async function execute(session, request) {
  const events = [];
  for await (const event of session.execute(request)) events.push(event);
  return events;
}

/** A session whose first answer waits for the tool of the browser; the one of the server has answered. */
async function pausedSession() {
  const { id, session } = await newSession();
  const events = await execute(session, say('Which plan am I on, and where am I?'));
  return { id, session, events, request: events.find((event) => event.type === 'client-tool-request') };
}

function continuation({ executionId, toolCalls, serverToolResults }) {
  const [{ toolCallId, toolName }] = toolCalls;
  const toolResults = [...serverToolResults, { toolCallId, toolName, result: { lat: 52.5, lng: 13.4 } }];
  return { type: 'continue', executionId, toolResults };
}

/** Aborts in the middle of the long story. */
async function abortedSession() {
  const { id, session } = await newSession();
  const abort = new AbortController();
  const events = [];
  for await (const event of session.execute(say('!slow'), { signal: abort.signal })) {
    events.push(event);
    if (events.filter(({ type }) => type === 'text-delta').length === 5) abort.abort();
  }
  return { id, session, events };
}

/** A session with one answer, as it was before it expired. */
async function expiredSession() {
  const { id, session } = await newSession();
  await execute(session, say('What plan am I on?'));
  const { messages } = await sessions.getMessages(id);
  const cleared = await fetch(`${baseUrl}/api/agent-sessions/${id}`, {
    method: 'DELETE',
    headers: { Authorization: `Bearer ${apiKey}` },
  });
  assert.equal(cleared.status, 200);
  return { id, messages };
}

async function upload(bytes) {
  const { id } = await newSession();
  const wanted = { filename: 'dot.png', mediaType: 'image/png', size: bytes.length };
  const { files } = await client.files.getUploadUrls(id, [wanted]);
  const answer = await fetch(files[0].uploadUrl, { method: 'PUT', headers: { 'Content-Type': 'image/png' }, body: bytes });
  assert.equal(answer.status, 200);
  return files[0];
}

await run({
  'agents are listed': async () => {
    assert.deepEqual((await client.agents.list()).map(({ slug }) => slug), ['support-chat']);
  },

  'an agent is shown with its prompts': async () => {
    const agent = await client.agents.get(await agentId());
    assert.equal(agent.settings.slug, 'support-chat');
    assert.equal(agent.prompts.length, 3);
  },

  'a session is created': async () => {
    assert.match((await newSession()).id, /\S/);
  },

  'a trigger streams a text with the input of the session': async () => {
    const events = await execute((await newSession()).session, say('Hello'));
    assert.equal(events[0].type, 'start');
    assert.match(textOf(events), /welcome to \*\*Acme\*\*/);
    assert.equal(events.at(-1).finishReason, 'stop');
  },

  'a tool round of the server ends in an answer with the result': async () => {
    const events = await execute((await newSession()).session, say('What plan am I on?'));
    assert.deepEqual(events.find(({ type }) => type === 'tool-output-available').output, { name: 'Ada', plan: 'enterprise' });
    assert.match(textOf(events), /\*\*enterprise\*\* plan, Ada/);
  },

  'the error of a tool is told to the agent': async () => {
    const fail = async () => {
      throw new Error('the account service is down');
    };
    const session = sessions.attach((await newSession()).id, { tools: { 'get-user-account': fail } });
    assert.match(textOf(await execute(session, say('What plan am I on?'))), /could not look up.*account service is down/);
  },

  'a mixed round hands over to the browser': async () => {
    const { events, request } = await pausedSession();
    assert.deepEqual(request.toolCalls.map(({ toolName }) => toolName), ['get-browser-location']);
    assert.deepEqual(request.serverToolResults.map(({ toolName }) => toolName), ['get-user-account']);
    assert.equal(events.at(-1).finishReason, 'client-tool-calls');
  },

  'the answer continues with the results of both': async () => {
    const { session, request } = await pausedSession();
    const events = await execute(session, continuation(request));
    assert.match(textOf(events), /enterprise[^]*52\.5/);
    assert.equal(events.at(-1).finishReason, 'stop');
  },

  'a tool block of a handler runs': async () => {
    const events = await execute((await newSession()).session, { type: 'trigger', triggerName: 'request-human' });
    assert.match(textOf(events), /TKT-7/);
  },

  'an error of the model is an event with its details': async () => {
    const error = (await execute((await newSession()).session, say('!error'))).at(-1);
    assert.deepEqual(
      [error.type, error.errorType, error.retryable, error.retryAfter],
      ['error', 'rate_limit_error', true, 5],
    );
  },

  'an unknown trigger is an error event': async () => {
    const events = await execute((await newSession()).session, { type: 'trigger', triggerName: 'nobody' });
    assert.deepEqual([events.length, events[0].type, events[0].errorType], [1, 'error', 'validation_error']);
  },

  'messages for the page come without what is hidden': async () => {
    const { id, session } = await newSession();
    await execute(session, say('What plan am I on?'));
    const { messages } = await sessions.getMessages(id);
    assert.deepEqual(messages.map(({ role }) => role), ['user', 'assistant']);
    assert.deepEqual(messages[1].parts.map(({ type }) => type), ['tool-call', 'text']);
  },

  'the full state holds the result of the tool': async () => {
    const { id, session } = await newSession();
    await execute(session, say('What plan am I on?'));
    const state = await sessions.get(id);
    assert.equal(state.status, 'active');
    const results = state.messages.flatMap(({ parts }) => parts).map((part) => part.toolCall?.result?.plan);
    assert.ok(results.includes('enterprise'));
  },

  'an abort ends the stream with finish': async () => {
    const last = (await abortedSession()).events.at(-1);
    assert.deepEqual(last, { type: 'finish', finishReason: 'stop' });
  },

  'an aborted answer is kept as far as it went': async () => {
    const { id, session } = await abortedSession();
    await execute(session, say('Hello'));
    const partial = (await sessions.getMessages(id)).messages[1].parts.find(({ type }) => type === 'text').text;
    assert.match(partial, /^## The message/);
    assert.doesNotMatch(partial, /The end/);
  },

  'the next message after an abort is answered': async () => {
    const { session } = await abortedSession();
    assert.match(textOf(await execute(session, say('Hello'))), /Acme/);
  },

  'an active session is not restored': async () => {
    const { id } = await newSession();
    assert.equal((await sessions.restore(id, [], { COMPANY_NAME: 'Acme' })).restored, false);
  },

  'an expired session has no messages': async () => {
    const { id } = await expiredSession();
    assert.equal((await sessions.getMessages(id)).status, 'expired');
  },

  'an expired session is restored with the same messages': async () => {
    const { id, messages } = await expiredSession();
    assert.equal((await sessions.restore(id, messages, { COMPANY_NAME: 'Acme' })).restored, true);
    assert.deepEqual((await sessions.getMessages(id)).messages, messages);
  },

  'a restored session goes on': async () => {
    const { id, messages } = await expiredSession();
    await sessions.restore(id, messages, { COMPANY_NAME: 'Acme' });
    const events = await execute(sessions.attach(id, { tools }), say('Hello'));
    assert.match(textOf(events), /Acme/);
  },

  'a file goes up and comes down': async () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const down = await fetch((await upload(bytes)).downloadUrl);
    assert.equal(down.headers.get('content-type'), 'image/png');
    assert.deepEqual(new Uint8Array(await down.arrayBuffer()), bytes);
  },

  'a session that nobody created is answered with 404': async () => {
    await assert.rejects(sessions.get('ses_nobody'), { status: 404 });
  },

  'a wrong key is answered with 401': async () => {
    const stranger = new OctavusClient({ baseUrl, apiKey: `${apiKey}-wrong` });
    await assert.rejects(stranger.agents.list(), { status: 401 });
  },
});
