/**
 * The manifests, by laws of our own: names meet, ports agree, nothing is left open. That their form is Kubernetes' own is
 * checked by hand where a change needs it (docs/operations.md, "What was run").
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problemsOf, settingNames } from '../support/settings.js';
import { yamlDocuments } from '../support/yaml.js';

const base = 'deploy/kubernetes/base';
const overlay = 'deploy/kubernetes/overlays/example';
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
const operations = readFileSync('docs/operations.md', 'utf8');

type Labels = Readonly<Record<string, string>>;
interface Selector {
  readonly matchLabels: Labels;
}
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}
interface Kustomization {
  readonly resources: readonly string[];
  readonly images?: readonly { readonly name: string; readonly newTag?: string; readonly digest?: string }[];
  readonly configMapGenerator?: readonly { readonly name: string; readonly literals: readonly string[] }[];
}
interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: Readonly<Record<string, { readonly name: string; readonly key: string }>>;
}
interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}
interface Container {
  readonly image: string;
  readonly securityContext: object;
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env: readonly Variable[];
  readonly resources: { readonly requests: object; readonly limits: object };
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: readonly string[] } } };
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
}
interface Pod {
  readonly terminationGracePeriodSeconds: number;
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: object;
  readonly containers: readonly Container[];
  readonly volumes: readonly { readonly name: string; readonly secret?: { readonly secretName: string } }[];
}
interface Deployment extends Manifest {
  readonly spec: {
    readonly replicas: number;
    readonly selector: Selector;
    readonly template: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod };
  };
}
interface Policy extends Manifest {
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly Rule[];
    readonly egress?: readonly Rule[];
  };
}
interface Rule {
  readonly from?: readonly object[];
  readonly to?: readonly object[];
  readonly ports: readonly { readonly protocol: string; readonly port: string | number }[];
}

const one = (path: string): unknown => {
  const [document, ...more] = yamlDocuments(path);
  expect(more).toEqual([]);
  return document;
};
const filesOf = (folder: string): readonly string[] =>
  (one(join(folder, 'kustomization.yaml')) as Kustomization).resources.filter((name) => name.endsWith('.yaml'));
const manifests = [base, overlay].flatMap((folder) =>
  filesOf(folder).map((name) => one(join(folder, name)) as Manifest),
);
const example = one(join(overlay, 'kustomization.yaml')) as Kustomization;
function only(kind: string): Manifest {
  const [found, ...others] = manifests.filter((manifest) => manifest.kind === kind);
  expect(others).toEqual([]);
  return found as Manifest;
}
const deployment = only('Deployment') as Deployment;
const { labels } = deployment.spec.template.metadata;
const pod = deployment.spec.template.spec;
const [container, ...otherContainers] = pod.containers as [Container, ...Container[]];
const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy') as Policy[];

it.each([base, overlay])('the kustomization of %s lists every file beside it, and no other', (folder) => {
  const beside = readdirSync(folder).filter((name) => name !== 'kustomization.yaml');
  expect([...filesOf(folder)].toSorted()).toEqual(beside.toSorted());
});

it('the overlay stands on the base', () => {
  const folders = example.resources.filter((name) => !name.endsWith('.yaml'));
  expect(folders.map((name) => join(overlay, name))).toEqual([base]);
  expect(dirname(join(overlay, folders[0] ?? ''))).toBe('deploy/kubernetes');
});

it('each kind stands in the version of its API that is not on its way out', () => {
  expect(Object.fromEntries(manifests.map(({ kind, apiVersion }) => [kind, apiVersion]))).toEqual({
    Deployment: 'apps/v1',
    Service: 'v1',
    HorizontalPodAutoscaler: 'autoscaling/v2',
    PodDisruptionBudget: 'policy/v1',
    NetworkPolicy: 'networking.k8s.io/v1',
    Namespace: 'v1',
  });
});

it('every selector finds the pods', () => {
  const service = only('Service') as Manifest & { readonly spec: { readonly selector: Labels } };
  const budget = only('PodDisruptionBudget') as Manifest & { readonly spec: { readonly selector: Selector } };
  const selectors = [
    deployment.spec.selector.matchLabels,
    service.spec.selector,
    budget.spec.selector.matchLabels,
    ...policies.map(({ spec }) => spec.podSelector.matchLabels),
  ];
  for (const selector of selectors) {
    expect(Object.keys(selector)).not.toEqual([]);
    expect(labels).toMatchObject(selector);
  }
});

it('the autoscaler scales the Deployment, from the two replicas that it starts with', () => {
  const { spec } = only('HorizontalPodAutoscaler') as Manifest & {
    readonly spec: { readonly scaleTargetRef: object; minReplicas: number; maxReplicas: number };
  };
  const { apiVersion, kind, metadata } = deployment;
  expect(spec.scaleTargetRef).toEqual({ apiVersion, kind, name: metadata.name });
  expect([deployment.spec.replicas, spec.minReplicas]).toEqual([2, 2]);
  expect(spec.maxReplicas).toBeGreaterThan(2);
});

it('the pod holds no right, no token of the cluster, and cannot write but to its volume', () => {
  expect(otherContainers).toEqual([]);
  expect(pod.automountServiceAccountToken).toBe(false);
  const [user, group] = (/^USER (\S+)$/m.exec(readFileSync('Dockerfile', 'utf8'))?.[1] ?? '').split(':').map(Number);
  expect(pod.securityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: group,
    fsGroup: group,
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(container.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
  const written = container.volumeMounts.filter(({ readOnly }) => readOnly !== true);
  expect(written).toEqual([{ name: 'data', mountPath: valueOf('DATA_DIR') }]);
});

function valueOf(name: string): string | undefined {
  return container.env.find((variable) => variable.name === name)?.value;
}

it('every mount has its volume, every volume its mount, and what settings name is mounted', () => {
  expect(pod.volumes.map(({ name }) => name)).toEqual(container.volumeMounts.map(({ name }) => name));
  for (const [variable, key] of [
    ['SITE_KEY_FILE', 'site.key'],
    ['TENANTS_FILE', 'tenants.json'],
  ] as const) {
    const file = valueOf(variable) ?? '';
    const mount = container.volumeMounts.find(({ mountPath }) => mountPath === dirname(file));
    const secret = pod.volumes.find(({ name }) => name === mount?.name)?.secret?.secretName ?? 'none';
    expect(file.endsWith(`/${key}`)).toBe(true);
    // Made by hand, with this key: the command stands in the docs.
    expect(operations).toContain(`create secret generic ${secret} --from-file=${key}`);
  }
});

it('the service starts with this environment, and nothing is set that is not read', () => {
  const literals = new Map(example.configMapGenerator?.flatMap(({ literals }) => literals.map(pairIn)));
  const environment = Object.fromEntries(
    container.env.map(({ name, value, valueFrom }) => {
      const map = valueFrom?.['configMapKeyRef'];
      const secret = valueFrom?.['secretKeyRef'];
      if (secret !== undefined) {
        expect(operations).toContain(`create secret generic ${secret.name} --from-env-file=database.env`);
        expect(operations).toContain(`one line: ${secret.key}=`);
        return [name, 'postgres://user:password@host:5432/cds'];
      }
      if (map !== undefined) expect(example.configMapGenerator?.map(({ name }) => name)).toContain(map.name);
      return [name, value ?? literals.get(map?.key ?? '') ?? 'nowhere'];
    }),
  );
  expect(Object.keys(environment).filter((name) => !settingNames().includes(name))).toEqual([]);
  expect(environment).toMatchObject({ PROFILE: 'production', HOST: '0.0.0.0' });
  expect(problemsOf(environment)).toEqual([]);
});

function pairIn(literal: string): [string, string] {
  const [name = '', ...value] = literal.split('=');
  return [name, value.join('=')];
}

it('ports agree, from the service to the setting', () => {
  const ports = new Map(container.ports.map(({ name, containerPort }) => [name, String(containerPort)]));
  expect([ports.get('http'), ports.get('metrics')]).toEqual([valueOf('PORT'), valueOf('METRICS_PORT')]);
  const service = only('Service') as Manifest & {
    readonly spec: { readonly ports: readonly { readonly targetPort: string }[] };
  };
  expect(service.spec.ports.map(({ targetPort }) => targetPort)).toEqual(['http']);
  const open = policies.flatMap(({ spec }) =>
    (spec.ingress ?? []).flatMap((rule) => rule.ports.map(({ port }) => port)),
  );
  expect(open).toEqual(['http', 'metrics']);
});

it('probes ask what the service answers', () => {
  const { startupProbe, livenessProbe, readinessProbe } = container;
  expect([startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet)).toEqual([
    { path: '/health/live', port: 'http' },
    { path: '/health/live', port: 'http' },
    { path: '/health/ready', port: 'http' },
  ]);
});

it('a pod has the time that its end takes', () => {
  const times = readFileSync('src/main.ts', 'utf8');
  const [noticeMs = 0, graceMs = 0] = [/noticeMs = ([\d_]+)/, /graceMs = ([\d_]+)/].map((pattern) =>
    Number(pattern.exec(times)?.[1]?.replace('_', '')),
  );
  const [command, seconds] = container.lifecycle.preStop.exec.command;
  expect(command).toBe('sleep');
  const needed = Number(seconds) + (noticeMs + graceMs) / 1000;
  expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(needed);
});

it('resources are those that the docs reckon with', () => {
  expect(container.resources.requests).toEqual({ cpu: '500m', memory: '256Mi' });
  expect(container.resources.limits).toEqual({ memory: '1Gi' });
  for (const amount of ['500m', '256Mi', '1Gi']) expect(operations).toContain(amount);
});

it('the network is closed but for what is written', () => {
  expect(policies.map(({ spec }) => spec.policyTypes)).toEqual([['Ingress', 'Egress'], ['Egress']]);
  const rules = policies.flatMap(({ spec }) => [...(spec.ingress ?? []), ...(spec.egress ?? [])]);
  // A rule without peers or ports is open to all.
  for (const rule of rules) {
    expect((rule.from ?? rule.to ?? []).length).toBeGreaterThan(0);
    expect(rule.ports.length).toBeGreaterThan(0);
    expect(JSON.stringify(rule)).not.toMatch(/0\.0\.0\.0\/0|::\/0|Selector":\{\}/);
  }
  const out = policies.flatMap(({ spec }) => (spec.egress ?? []).flatMap((rule) => rule.ports.map(({ port }) => port)));
  expect(out).toEqual([53, 53, 5432, 443]);
});

it('images are of this version, and no secret stands here', () => {
  expect(container.image).toBe(`azathioprine-cds:${version}`);
  expect(example.images?.map(({ name, newTag }) => [name, newTag])).toEqual([['azathioprine-cds', version]]);
  expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([]);
  for (const folder of [base, overlay])
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'utf8')).not.toMatch(
        /secretGenerator|postgres(?:ql)?:\/\/|PRIVATE KEY|stringData/,
      );
});
