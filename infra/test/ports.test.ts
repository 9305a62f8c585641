import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { freePort } from '../src/ports.ts';
import { chosenPorts, portDefinitions } from '../src/stack/ports.ts';

const elsewhere = Object.fromEntries(
  await Promise.all(portDefinitions.map(async ({ variable }) => [variable, String(await freePort())])),
) as Record<string, string>;

describe('ports of the local start', () => {
  it('are those of the environment', async () => {
    const ports = await chosenPorts(elsewhere);
    assert.equal(String(ports['gateway']), elsewhere['GATEWAY_PORT']);
  });

  it('a port in use is told in one line that names the variable', async () => {
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    try {
      const chosen = chosenPorts({ ...elsewhere, BROKER_PORT: String(port) });
      await assert.rejects(chosen, {
        message: `Port ${port} for broker is in use; choose another one: BROKER_PORT=<port> npm start`,
      });
      await chosenPorts({ ...elsewhere, BROKER_PORT: String(port) }, ['broker']);
    } finally {
      server.close();
    }
  });

  it('what is no port is refused', async () => {
    await assert.rejects(chosenPorts({ ...elsewhere, MONGO_PORT: '70000' }), /MONGO_PORT is no port number/);
  });
});
