// Lists what is in the page for those who look for known holes, from the list of licences that the build has written.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const page = JSON.parse(readFileSync(here('../package.json'), 'utf8'));
const headings = readFileSync(here('../dist/licenses.md'), 'utf8').matchAll(/^## (\S+) - (\S+) \((.+)\)$/gm);

const part = (type, name, version) => {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type, 'bom-ref': purl, name, version, purl };
};
const components = [...headings].map(([, name, version, licence]) => ({
  ...part('library', name, version),
  licenses: [{ expression: licence }],
}));
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { component: part('application', page.name, page.version) },
  components,
};

// The WAR has it there: no server hands META-INF out.
mkdirSync(here('../dist/META-INF/sbom/'), { recursive: true });
writeFileSync(here('../dist/META-INF/sbom/page.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
