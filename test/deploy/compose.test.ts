/** docker-compose.yml, without a container engine: every name in it leads somewhere, and the service would start with it. */
import { existsSync, readFileSync } from 'node:fs';
import { problemsOf, settingNames } from '../support/settings.js';
import { yamlDocuments } from '../support/yaml.js';

interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly profiles: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly command?: readonly string[];
  readonly restart?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: object;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const [compose, ...more] = yamlDocuments('docker-compose.yml', true) as [Compose, ...unknown[]];
const services = Object.entries(compose.services);
const fromOurImage = services.filter(([, { build }]) => build !== undefined);
/** With the command of the image. */
const ours = fromOurImage.filter(([, { command }]) => command === undefined);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].toSorted();
const namesIn = (profile: string): readonly string[] =>
  services.filter(([, { profiles }]) => profiles.includes(profile)).map(([name]) => name);

it('is one document with the profiles demo and full, and nothing beside them', () => {
  expect(more).toEqual([]);
  expect(unique(services.flatMap(([, { profiles }]) => profiles))).toEqual(['demo', 'full']);
  expect(namesIn('demo')).toEqual(['demo']);
  expect(namesIn('full')).toEqual(['service-1', 'service-2', 'nginx', 'postgres', 'fhir', 'load-demo']);
});

it('every image has a full version, and ours is that of package.json', () => {
  for (const [name, { image = '', build }] of services)
    expect([name, image]).toEqual([
      name,
      build === undefined
        ? expect.stringMatching(/^[\w/]+:v?\d+\.\d+(?:\.\d+)?(?:-\w+)?$/)
        : `azathioprine-cds:${version}`,
    ]);
});

it.each(ours)('%s starts with its environment, and sets nothing that is not read', (_name, { environment = {} }) => {
  expect(Object.keys(environment).filter((name) => !settingNames().includes(name))).toEqual([]);
  expect(problemsOf(environment)).toEqual([]);
});

it.each(ours)('%s writes /data alone, holds no right, and has time to stop', (_name, service) => {
  expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  expect(service.volumes?.map((volume) => volume.split(':')[1])).toEqual(['/data']);
  expect(Number(/^(\d+)s$/.exec(service.stop_grace_period ?? '')?.[1])).toBeGreaterThan(10);
});

it('load-demo runs a tool of the image against the FHIR server beside it, until that is there, and writes nothing here', () => {
  expect(fromOurImage.filter(([, { command }]) => command !== undefined).map(([name]) => name)).toEqual(['load-demo']);
  const { command = [], networks, ...loader } = compose.services['load-demo'] ?? {};
  const [node, tool = '', option, address = ''] = command;
  expect([node, option]).toEqual(['node', '--fhir']);
  expect(existsSync(tool.replace(/^dist\/(.*)\.js$/, '$1.ts'))).toBe(true);
  expect(address).toBe('http://fhir:8080/fhir');
  expect(networks).toEqual(compose.services['fhir']?.networks);
  expect(loader).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'on-failure:30' });
  expect(loader).not.toHaveProperty('volumes');
});

it('HAPI FHIR is of the version that .ci/hapi runs', () => {
  const tested = /<hapi\.version>(.+)<\/hapi\.version>/.exec(readFileSync('test/hapi/pom.xml', 'utf8'))?.[1];
  expect(compose.services['fhir']?.image?.replace(/-\d+$/, '')).toBe(`hapiproject/hapi:v${tested}`);
});

it('the two instances are the same: one database, one site key, one public address', () => {
  expect(compose.services['service-1']).toEqual(compose.services['service-2']);
  const { environment = {} } = compose.services['service-1'] ?? {};
  const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = compose.services['postgres']?.environment ?? {};
  expect(environment['DATABASE_URL']).toBe(
    `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@postgres:5432/${POSTGRES_DB}`,
  );
  expect(environment['SITE_KEY_FILE']).toBe('/run/secrets/site-key');
  expect(environment['PUBLIC_URL']).toBe(compose.services['demo']?.environment?.['PUBLIC_URL']);
});

it('every volume, network and secret is declared, and each that is declared is used', () => {
  const named = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
  const isPath = (name: string): boolean => name.startsWith('.') || name.startsWith('/');
  expect(unique(named.filter((name) => !isPath(name)))).toEqual(Object.keys(compose.volumes).toSorted());
  expect(unique(services.flatMap(([, { networks = [] }]) => networks))).toEqual(
    Object.keys(compose.networks).toSorted(),
  );
  expect(unique(services.flatMap(([, { secrets = [] }]) => secrets))).toEqual(Object.keys(compose.secrets).toSorted());
  expect(named.filter((name) => isPath(name) && !existsSync(name))).toEqual([]);
});

it('the site key is made by hand, and never in the repository', () => {
  const files = Object.values(compose.secrets).map(({ file }) => file);
  expect(files).toEqual(['./deploy/secrets/site.key']);
  expect(readFileSync('.gitignore', 'utf8').split('\n')).toContain('deploy/secrets/');
});

it('what a service waits for exists, runs in the same profile and shares a network with it', () => {
  for (const [, { profiles, networks = [], depends_on: waits = {} }] of services)
    for (const [name, { condition }] of Object.entries(waits)) {
      const other = compose.services[name];
      expect(other?.profiles).toEqual(profiles);
      expect(other?.networks?.some((network) => networks.includes(network))).toBe(true);
      // Ours have the health check of the image.
      expect(condition === 'service_healthy' && (other?.healthcheck ?? other?.build)).toBeTruthy();
    }
});

it('every port is open to this machine alone, once in a profile, and leads to where somebody listens', () => {
  const listening: Readonly<Record<string, string | undefined>> = {
    demo: /^EXPOSE (\d+)$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1],
    nginx: /listen (\d+);/.exec(readFileSync('deploy/nginx/compose.conf', 'utf8'))?.[1],
    // Not ours: HAPI's own.
    fhir: '8080',
  };
  for (const profile of ['demo', 'full']) {
    const ports = namesIn(profile).flatMap((name) =>
      (compose.services[name]?.ports ?? []).map((port) => ({ name, parts: port.split(':') })),
    );
    expect(ports.length).toBeGreaterThan(0);
    for (const { name, parts } of ports) expect([parts[0], parts[2]]).toEqual(['127.0.0.1', listening[name]]);
    expect(new Set(ports.map(({ parts }) => parts[1])).size).toBe(ports.length);
  }
});

it('PostgreSQL is reached by the instances alone', () => {
  const { ports, networks } = compose.services['postgres'] ?? {};
  expect(ports).toBeUndefined();
  expect(networks).toEqual(['back']);
  expect(compose.networks).toMatchObject({ back: { internal: true } });
  const beside = services.filter(([, { networks: on = [] }]) => on.includes('back')).map(([name]) => name);
  expect(beside).toEqual(['service-1', 'service-2', 'postgres']);
});
