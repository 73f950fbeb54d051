// @vitest-environment node
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

const PERMISSIVE = new Set(['MIT', 'ISC', 'BSD-3-Clause', 'BSD-2-Clause', 'Apache-2.0', '0BSD']);

let pieces: Rolldown.RolldownOutput['output'];

beforeAll(async () => {
  const built = await build({
    configFile: 'vite.config.ts',
    logLevel: 'silent',
    mode: 'production',
    resolve: { alias: { '#extension': resolve('test/extension/index.tsx') } },
    build: { write: false },
  });
  pieces = (built as Rolldown.RolldownOutput).output;
}, 60_000);

describe('the build', () => {
  it('takes the extension in the README into the page, which comes without one', () => {
    const code = pieces.map((piece) => (piece.type === 'chunk' ? piece.code : '')).join('');
    expect(code).toContain('By the window');
    expect(existsSync('extension')).toBe(false);
  });

  it('lists the licence of every package whose code is in the page', () => {
    const modules = pieces.flatMap((piece) => (piece.type === 'chunk' ? piece.moduleIds : []));
    const packages = new Set(modules.flatMap((id) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []));
    const list = pieces.find((piece) => piece.fileName === 'licenses.md');
    const text = list?.type === 'asset' ? String(list.source) : '';
    expect(packages.size).toBeGreaterThan(50);
    expect([...packages].filter((name) => !text.includes(`## ${name} `))).toEqual([]);
    const licences = [...text.matchAll(/^## \S+ - \S+ \((.+)\)$/gm)].map((heading) => heading[1] ?? '');
    expect(licences.length).toBeGreaterThanOrEqual(packages.size);
    expect(licences.filter((one) => !PERMISSIVE.has(one))).toEqual([]);
  });
});
