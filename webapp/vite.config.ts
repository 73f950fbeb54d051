import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  // Relative addresses: the WAR may be deployed under any context path.
  base: './',
  plugins: [react()],
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
