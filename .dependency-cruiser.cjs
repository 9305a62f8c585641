/**
 * The rules of the architecture, proven on the import graph. Each has a fixture below `infra/architecture/fixtures/`
 * that breaks it, and `infra/test/architecture.test.ts` shows that the rule catches it.
 *
 * Imports of a package by its name resolve to its `dist`, so build first (`npm run build`).
 */

/** Start of a path: the repository itself, or seen from a fixture inside it. */
const at = '(?:^|/)';
const product = '(?:packages/[^/]+|services/[^/]+|gateway|infra)';
const workspace = `(?:${product}|e2e|bench)`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-imports-nothing-outward',
      comment:
        'Rules are plain TypeScript: no framework, no database, no clock, no I/O. Only contracts, calendar, zod and Temporal.',
      severity: 'error',
      from: { path: '^(services/[^/]+)/src/domain/' },
      to: {
        pathNot: [
          '^$1/src/domain/',
          `${at}packages/(?:contracts|calendar)/`,
          `${at}node_modules/(?:zod|temporal-polyfill)/`,
        ],
      },
    },
    {
      name: 'application-imports-no-adapters-or-ports',
      comment: 'A use case states what it needs as an interface; the module wires the adapter in.',
      severity: 'error',
      from: { path: '^(services/[^/]+)/src/application/' },
      to: { path: '^$1/src/(?:adapters|ports|main|[^/]+\\.module)' },
    },
    {
      name: 'services-never-import-each-other',
      comment: 'Services meet only through messages; what they share is in packages/contracts.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: `${at}services/`, pathNot: `${at}services/$1/` },
    },
    {
      name: 'gateway-imports-no-service',
      comment: 'The gateway knows operations, not who implements them.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: `${at}services/` },
    },
    {
      name: 'packages-import-no-process',
      comment: 'Packages are below services and gateway, never above.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: `${at}(?:services|gateway)/` },
    },
    {
      name: 'contracts-import-no-workspace',
      comment: 'The shared language stands on its own.',
      severity: 'error',
      from: { path: '^packages/contracts/src/' },
      to: { path: `${at}${workspace}/`, pathNot: '^packages/contracts/' },
    },
    {
      name: 'no-deep-imports',
      comment: 'What a package offers is what its index exports.',
      severity: 'error',
      from: { path: `^(${workspace})/` },
      to: { path: `${at}${workspace}/(?!dist/src/(?:index|register)\\.)`, pathNot: ['^$1/', 'node_modules'] },
    },
    {
      name: 'product-imports-no-test-helpers',
      comment: 'Synthetic households and test servers stay out of the product.',
      severity: 'error',
      from: { path: `^${workspace}/src/`, pathNot: '^(?:packages/testing|bench)/' },
      to: { path: `${at}packages/testing/` },
    },
    {
      name: 'no-unresolvable-imports',
      comment: 'Build first; else a rule could pass because nothing was seen.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '(?:^|/)dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
