// Fails the build when the page outgrows its budget or needs a looser Content-Security-Policy.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1000;
const LIMITS = { js: 190 * KB, css: 8 * KB };
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const html = readFileSync(join(dist, 'index.html'), 'utf8');

/** Written by the server from its configuration, not by this build. */
const SERVED = ['theme.css'];
/** What the browser fetches before anything shows: all that index.html names. */
const firstLoad = [...html.matchAll(/(?:src|href)="\.\/([^"]+\.(?:js|css))"/g)]
  .map((match) => match[1])
  .filter((file) => !SERVED.includes(file));
const gzipped = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const total = (kind) =>
  firstLoad.filter((file) => file.endsWith(`.${kind}`)).reduce((sum, file) => sum + gzipped(file), 0);

const complaints = [];
for (const kind of Object.keys(LIMITS)) {
  const size = total(kind);
  console.log(`first load ${kind}: ${(size / KB).toFixed(1)} kB gzip, limit ${LIMITS[kind] / KB} kB`);
  if (size === 0) complaints.push(`index.html names no ${kind} file`);
  if (size > LIMITS[kind]) complaints.push(`first load ${kind} is over its limit`);
}
for (const file of readdirSync(join(dist, 'assets')).filter((name) => !firstLoad.includes(`assets/${name}`))) {
  console.log(`later: assets/${file}: ${(gzipped(join('assets', file)) / KB).toFixed(1)} kB gzip`);
  if (!/-[\w-]{8}\.\w+$/.test(file)) complaints.push(`assets/${file} has no hash in its name`);
}
if (/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.test(html))
  complaints.push('index.html has inline script or style');
if (/(?:src|href)="\//.test(html)) complaints.push('index.html has an address that ignores the context path');
if (!readFileSync(join(dist, 'licenses.md'), 'utf8').includes('MIT')) complaints.push('licenses.md names no licence');

for (const complaint of complaints) console.error(`check-bundle: ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;
