import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { makeSecrets, randomKey } from '../stack/secrets.ts';
import { runCommand } from './run-command.ts';

// npm run containers:secrets makes the `.env` that docker-compose.yml reads; one that exists is kept.
await runCommand(() => {
  const file = join(repositoryRoot, '.env');
  if (existsSync(file)) {
    console.log(`${file} is there already and is kept.`);
    return Promise.resolve(0);
  }
  const secrets = { ...makeSecrets(), BROKER_PASSWORD: randomKey() };
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(file, lines.join(''), { mode: 0o600 });
  console.log(`Made ${file} with new secrets. Next: docker compose up --build`);
  return Promise.resolve(0);
});
