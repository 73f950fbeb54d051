import { setTimeout as delay } from 'node:timers/promises';

const LIMIT_MS = 20_000;

/**
 * Runs the checks one after the other and ends the process. Each prints one line: "ok" and its name, or "FAIL" with
 * the reason; a check that takes longer than 20 s has failed.
 */
export async function run(checks) {
  let failures = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      await Promise.race([check(), timeIsUp()]);
      console.log(`ok ${name}`);
    } catch (error) {
      failures++;
      console.log(`FAIL ${name}: ${error.message}`);
    }
  }
  process.exit(failures === 0 ? 0 : 1);
}

async function timeIsUp() {
  await delay(LIMIT_MS);
  throw new Error(`no end within ${LIMIT_MS} ms`);
}
