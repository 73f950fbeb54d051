// The Node stack to compare with: express, sockjs and the Octavus server SDK. A chat at /octavus, an echo at /echo.
// node server.mjs <port>
import http from 'node:http';
import { OctavusClient } from '@octavus/server-sdk';
import express from 'express';
import sockjs from 'sockjs';

const server = http.createServer(express());
const quiet = { log: () => {} };

const echo = sockjs.createServer({ ...quiet, prefix: '/echo' });
echo.on('connection', (connection) => connection.on('data', (text) => connection.write(text)));
echo.installHandlers(server);

const octavus = new OctavusClient({
  baseUrl: process.env.OCTAVUS_API_URL ?? 'http://127.0.0.1:9',
  apiKey: process.env.OCTAVUS_API_KEY,
});

async function createSession() {
  const id = await octavus.agentSessions.create(process.env.OCTAVUS_AGENT_ID, { COMPANY_NAME: 'Acme Corp' });
  return octavus.agentSessions.attach(id, { tools: {} });
}

const chat = sockjs.createServer({ ...quiet, prefix: '/octavus' });
chat.on('connection', (connection) => {
  let session;
  let running;
  connection.on('data', async (text) => {
    const message = JSON.parse(text);
    running?.abort();
    if (message.type === 'stop') return;
    const { signal } = (running = new AbortController());
    session ??= createSession();
    for await (const event of (await session).execute(message, { signal })) {
      if (signal.aborted) break;
      connection.write(JSON.stringify(event));
    }
  });
});
chat.installHandlers(server);

server.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
