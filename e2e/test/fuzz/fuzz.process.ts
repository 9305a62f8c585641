import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { realmName, repositoryRoot } from '@veilighuis/infra';
import { Api, confirmedOn, demoSignIn } from '@veilighuis/testing';
import { principals } from '../support/permitted.ts';
import { fuzzAs } from './as-each.ts';
import { setScene } from './scene.ts';

// npm run fuzz; as every caller that the demo realm knows, or those named by --as.
const { values } = parseArgs({
  options: {
    as: { type: 'string', multiple: true },
    examples: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    borders: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const {
  GATEWAY_URL: gateway = '',
  KEYCLOAK_URL: keycloak = '',
  FUZZ_REQUESTS_PER_MINUTE: limit = '1000',
} = process.env;
const api = new Api(gateway);
const signIn = confirmedOn(api, demoSignIn(`${keycloak}/realms/${realmName}`));
const settings = {
  gateway,
  examples: Number(values.examples),
  borders: values.borders,
  seed: Number(values.seed),
  requestsPerMinute: Number(limit),
  directory: join(repositoryRoot, '.local', 'fuzz', 'reports'),
};
say(`Seed ${values.seed}; reports in ${settings.directory}`);
const scene = await setScene(api, signIn);
const outcomes = await fuzzAs(values.as ?? principals, { signIn, scene, settings }, (outcome) => {
  const { who, operations, cases, failures, text } = outcome;
  say(
    `${who.padEnd(28)}${String(operations).padStart(5)} operations${String(cases).padStart(7)} cases${String(failures).padStart(5)} failures`,
  );
  if (failures > 0) say(text);
});
const failures = outcomes.reduce((sum, outcome) => sum + outcome.failures, 0);
const cases = outcomes.reduce((sum, outcome) => sum + outcome.cases, 0);
say(`${String(outcomes.length)} callers, ${String(cases)} cases, ${String(failures)} failures`);
process.exitCode = failures === 0 && cases > 0 ? 0 : 1;
