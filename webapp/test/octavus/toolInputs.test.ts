import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { repairJson } from '../../src/octavus/repairJson';
import { ToolInputs } from '../../src/octavus/toolInputs';
import { conversation, finish, settle, start } from './fakes';

describe('a JSON text that breaks off', () => {
  it.each([
    ['', ''],
    ['{', '{}'],
    ['{ ', '{}'],
    ['{"', '{}'],
    ['{"na', '{}'],
    ['{"name"', '{}'],
    ['{"name":', '{}'],
    ['{"name":"', '{"name":""}'],
    ['{"name":"Ann', '{"name":"Ann"}'],
    ['{"name":"Ann"', '{"name":"Ann"}'],
    ['{"name":"Ann",', '{"name":"Ann"}'],
    ['{"name":"Ann","a', '{"name":"Ann"}'],
    ['{"name":"Ann","age":', '{"name":"Ann"}'],
    ['{"name":"Ann"}', '{"name":"Ann"}'],
  ])('%j, as far as its members go', (text, whole) => expect(repairJson(text)).toBe(whole));

  it.each([
    ['{"a":4', '{}'],
    ['{"a":4,', '{"a":4}'],
    ['{"a":-', '{}'],
    ['{"a":1,"b":4.', '{"a":1}'],
    ['{"a":1,"b":4e', '{"a":1}'],
    ['{"a":[1,2', '{"a":[1]}'],
    ['{"a":[1,2]', '{"a":[1,2]}'],
    ['{"a":tru', '{}'],
    ['{"a":true,"b":nul', '{"a":true}'],
  ])('%j, without a number or a word that may go on', (text, whole) => expect(repairJson(text)).toBe(whole));

  it.each([
    ['{"a":"x\\', '{"a":"x"}'],
    ['{"a":"x\\\\', '{"a":"x\\\\"}'],
    ['{"a":"x\\"', '{"a":"x\\""}'],
    ['{"a":"x\\n', '{"a":"x\\n"}'],
    ['{"a":"x\\u', '{"a":"x"}'],
    ['{"a":"x\\u00e', '{"a":"x"}'],
    ['{"a":"x\\u00e4', '{"a":"x\\u00e4"}'],
    ['{"a":"x\\ud83d', '{"a":"x"}'],
    ['{"a":"x\\ud83d\\ude', '{"a":"x"}'],
    ['{"a":"x\\ud83d\\ude00', '{"a":"x\\ud83d\\ude00"}'],
    ['{"a":"x\\\\ud83d', '{"a":"x\\\\ud83d"}'],
    ['{"k\\"ey', '{}'],
    ['{"k\\"ey":"{[,:', '{"k\\"ey":"{[,:"}'],
  ])('%j, without half an escape', (text, whole) => expect(repairJson(text)).toBe(whole));

  it.each([
    ['{"a":[', '{"a":[]}'],
    ['{"a":[[', '{"a":[[]]}'],
    ['{"a":[["x', '{"a":[["x"]]}'],
    ['{"a":[["x"],["y', '{"a":[["x"],["y"]]}'],
    ['{"a":[{"b":"x"},{"b', '{"a":[{"b":"x"},{}]}'],
    ['{"a":{"b":{"c":[]}', '{"a":{"b":{"c":[]}}}'],
    ['{"a":["x","y"],"b', '{"a":["x","y"]}'],
  ])('%j, with what is open closed', (text, whole) => expect(repairJson(text)).toBe(whole));

  it('can be read wherever it breaks off', () => {
    const value = { a: ['\\"\n', { b: -1.5e3, c: null }, []], 'd"': { e: '\u{1f600}ä', f: true } };
    const text = JSON.stringify(value, null, 1);
    for (let end = 1; end <= text.length; end += 1) {
      expect(() => void JSON.parse(repairJson(text.slice(0, end)))).not.toThrow();
    }
    expect(repairJson(text)).toBe(text);
  });
});

describe('the input of a tool', () => {
  const written = (...deltas: string[]) => {
    const inputs = new ToolInputs();
    return deltas.map((delta) => inputs.write('c1', delta));
  };

  it('grows with what is written', () => {
    expect(written('{"city":"Ber', 'lin"', ',"days":', '3}')).toEqual([
      { city: 'Ber' },
      { city: 'Berlin' },
      { city: 'Berlin' },
      { city: 'Berlin', days: 3 },
    ]);
  });

  it.each(['null', '[{"a":1}]', '"words"', '7', '{"a":bogus,', '}}}', '{"a"}'])(
    'is not shown if it is none: %s',
    (text) => expect(written(text)).toEqual([undefined]),
  );

  it('is not shown if nobody could read it', () => expect(written('{"a":'.repeat(100_000))).toEqual([undefined]));

  it('begins anew after its end, and beside that of another call', () => {
    const inputs = new ToolInputs();
    inputs.write('c1', '{"a":"x');
    expect(inputs.write('c2', '{"b":"y')).toEqual({ b: 'y' });
    inputs.end('c1');
    expect(inputs.write('c1', '{"a":"z')).toEqual({ a: 'z' });
  });

  it('is read seldom when it is long, and never much later', () => {
    const inputs = new ToolInputs();
    const parse = vi.spyOn(JSON, 'parse');
    inputs.write('c1', '{"text":"');
    let shown = 0;
    for (let length = 4; length <= 65_536; length += 4) {
      const input = inputs.write('c1', 'word');
      if (input) shown = String(input.text).length;
      expect(length - shown).toBeLessThanOrEqual(4 + length / 32);
    }
    const read = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
    expect(read).toBeLessThan(40 * 65_536);
    expect(parse.mock.calls.length).toBeLessThan(400);
  });
});

describe('the store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const delta = (inputTextDelta: string) => ({ type: 'tool-input-delta', toolCallId: 'c1', inputTextDelta });

  it('gets the input of a tool as it grows, and in the end as it is', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Go');
    const tool = () => talk.chat.messages.at(-1)?.parts[0];
    await socket.play(start(), { type: 'tool-input-start', toolCallId: 'c1', toolName: 'look' });
    await socket.play(delta('{"city":"Ber'), delta('li'));
    await settle();
    expect(tool()).toMatchObject({ args: { city: 'Berli' }, status: 'pending' });
    await socket.play(delta('n"}'), { type: 'tool-input-end', toolCallId: 'c1' });
    const input = { city: 'Berlin', days: 3 };
    await socket.play({ type: 'tool-input-available', toolCallId: 'c1', toolName: 'look', input });
    await settle();
    expect(tool()).toMatchObject({ args: { city: 'Berlin', days: 3 }, status: 'running' });
    await socket.play(finish());
  });

  it('keeps an empty input when what is written is none', async () => {
    const talk = conversation();
    const socket = talk.connect();
    talk.ask('Go');
    await socket.play(start(), { type: 'tool-input-start', toolCallId: 'c1', toolName: 'look' }, delta('null'));
    await settle();
    expect(talk.chat.messages.at(-1)?.parts[0]).toMatchObject({ args: {} });
  });
});
