/**
 * `npm run sbom`: the CycloneDX bill of what runs in production, on standard output. `npm sbom` is read from standard input
 * with everything in it, since its own `--omit dev` leaves out what production shares with the tools (npm 11.19.1). Without
 * the hour and the serial number of the run, so that the same lock file always gives the same bytes.
 */
import { readFileSync } from 'node:fs';

interface Component {
  readonly 'bom-ref': string;
  readonly properties?: readonly { readonly name: string }[];
}

interface Bill {
  readonly metadata: { readonly component: object };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly name: string };
const { metadata, components, dependencies, ...format } = JSON.parse(readFileSync(0, 'utf8')) as Bill;

const development = components.filter(({ properties = [] }) =>
  properties.some((property) => property.name === 'cdx:npm:package:development'),
);
const left = new Set(development.map((component) => component['bom-ref']));

console.log(
  JSON.stringify(
    {
      ...format,
      serialNumber: undefined,
      // npm names the folder.
      metadata: { component: { ...metadata.component, name } },
      components: components.filter((component) => !left.has(component['bom-ref'])),
      dependencies: dependencies
        .filter(({ ref }) => !left.has(ref))
        .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => !left.has(other)) })),
    },
    null,
    2,
  ),
);
