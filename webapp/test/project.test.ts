import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

describe('the project', () => {
  it('has a lock file that names no host', () => {
    const lock = readFileSync('package-lock.json', 'utf8');
    expect(lock).toContain('"integrity"');
    expect(lock).not.toContain('"resolved"');
  });

  it('pins every version', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('keeps the library out of everything but its own folder', () => {
    const strangers = files.filter((file) => !file.includes('octavus') && file.match(/\.tsx?$/));
    expect(strangers.length).toBeGreaterThan(20);
    for (const file of strangers) expect(readFileSync(file, 'utf8'), file).not.toMatch(/@octavus|sockjs-client/);
  });

  it('keeps markup out of hooks and every file short', () => {
    expect(files.filter((file) => file.includes('hooks') && file.endsWith('.tsx'))).toEqual([]);
    for (const file of files) expect(readFileSync(file, 'utf8').split('\n').length, file).toBeLessThanOrEqual(200);
  });
});
