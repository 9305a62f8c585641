// starts broker, database, keycloak for tests and writes env; stays
import { writeFileSync } from 'node:fs';
const base = process.argv[2];
const { startServers } = await import('/work/main/infra/dist/src/stack/servers.js').catch(() => import('/work/main/infra/src/stack/servers.ts'));
const { freeStackPorts } = await import('/work/main/infra/dist/src/stack/ports.js');
const { readOrMakeSecrets } = await import('/work/main/infra/dist/src/stack/secrets.js');
const ports = await freeStackPorts();
const secretsFile = base + '/secrets.json';
const secrets = readOrMakeSecrets(secretsFile);
const s = await startServers({ directory: base, ports, secrets, publicUrl: `http://127.0.0.1:${ports['gateway']}`, use: {}, progress: (await import('/work/main/infra/dist/src/stack/progress.js')).onTerminal });
writeFileSync(base + '/env', `export BROKER_URL='${s.given.broker}' MONGO_URL='${s.given.database}' KEYCLOAK_URL='${s.given.keycloak}' STACK_SECRETS_FILE='${secretsFile}'\n`);
console.log('up');
process.on('SIGTERM', async () => { await s.stop(); process.exit(0); });
setInterval(() => {}, 1e6);
