import react from '@vitejs/plugin-react';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** What an application adds to the page, see src/extension/index.ts. */
const extension = here('extension/index.tsx');
const server = 'http://127.0.0.1:8080';

/** The iframe page of SockJS loads the client by a script element: as built by its authors, and of the page's own version. */
const sockJsForFrames: Plugin = {
  name: 'sockjs-for-frames',
  generateBundle() {
    const client = createRequire(import.meta.url).resolve('sockjs-client/dist/sockjs.min.js');
    this.emitFile({ type: 'asset', fileName: 'sockjs.min.js', source: readFileSync(client) });
  },
};

export default defineConfig({
  // Relative addresses: the WAR may be deployed under any context path.
  base: './',
  plugins: [react(), sockJsForFrames],
  resolve: {
    alias: {
      'decode-named-character-reference': here('src/markdown/namedCharacter.ts'),
      '#extension': existsSync(extension) ? extension : here('src/extension/none.ts'),
      '#page': here('src/extension/index.ts'),
    },
  },
  // sockjs-client expects Node's name for the global object.
  define: { global: 'globalThis' },
  build: {
    // Inlined assets would need a looser Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // scripts/check-bundle.mjs watches the size that matters.
    chunkSizeWarningLimit: 1000,
    license: { fileName: 'licenses.md' },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/octavus': { target: server, ws: true },
      '/page.json': { target: server },
      '/theme.css': { target: server },
      '/logo': { target: server },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.{ts,tsx}'],
    restoreMocks: true,
  },
});
