import { expect, test } from 'vitest';
import { decodeNamedCharacterReference } from '../src/markdown/namedCharacter';

test.each([
  ['amp', '&'],
  ['lt', '<'],
  ['semi', ';'],
  ['nbsp', '\u00a0'],
])('&%s; is %s', (name, character) => {
  expect(decodeNamedCharacterReference(name)).toBe(character);
});

test.each(['', 'notit', 'nosuchname', 'lt;<img src=x onerror=alert(1)>', '#60', 'a'.repeat(40)])('%s is no name', (name) => {
  expect(decodeNamedCharacterReference(name)).toBe(false);
});
