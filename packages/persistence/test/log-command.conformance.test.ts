import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { auditCollection } from '../src/audit/audit-row.ts';
import { log as run } from '../src/commands/log.ts';
import { ChainedLog, newAnchorKey, SERVICE } from './support/chained-log.ts';
import { anyServer } from './support/server.ts';

describe('The command that looks after the access log', () => {
  let server: Awaited<ReturnType<typeof anyServer>>;
  let log: ChainedLog;
  const directory = mkdtempSync(join(tmpdir(), 'access-log-'));
  const file = join(directory, 'anchors.jsonl');
  before(async () => {
    server = await anyServer();
    log = await ChainedLog.open(server.url);
    await log.write(10);
    await log.seal();
  });
  after(async () => {
    await log.close();
    await server[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
  });

  async function command(parameters: readonly string[], more: NodeJS.ProcessEnv = {}) {
    let text = '';
    const environment = {
      MONGO_URL: server.url,
      DATABASE_NAME: log.db.databaseName,
      LOG_ANCHOR_KEY: log.signer.text,
      ...more,
    };
    const print = (part: string) => {
      text += part;
    };
    const code = await run(parameters, { environment, print, now: () => new Date() });
    return { code, text };
  }

  it('signs the chain as it is, and adds each anchor to the file once', async () => {
    const parameters = ['anchor', '--service', SERVICE, '--file', file];
    assert.equal((await command(parameters)).code, 0);
    assert.equal((await command(parameters)).code, 0);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    assert.equal(lines.length, 1);
    assert.equal((JSON.parse(lines[0] ?? '') as { sequence: number }).sequence, 10);
  });

  it('verifies: exit 0, and how far the signatures vouch', async () => {
    const { code, text } = await command(['verify', '--service', SERVICE, '--anchors', file]);
    assert.equal(code, 0, text);
    assert.match(text, /10 lines in the chain.*good up to line 10/s);
  });

  it('takes the key from a file, and the keys of before from their own variable', async () => {
    const keyFile = join(directory, 'key');
    writeFileSync(keyFile, `${log.signer.text}\n`);
    const fromFile = { LOG_ANCHOR_KEY: '', LOG_ANCHOR_KEY_FILE: keyFile };
    assert.equal((await command(['verify', '--service', SERVICE], fromFile)).code, 0);
    const publicText = (await command(['key', '--service', SERVICE])).text.trim();
    const rotated = { LOG_ANCHOR_KEY: newAnchorKey('a2').text, LOG_ANCHOR_OLD_KEYS: publicText };
    assert.equal((await command(['verify', '--service', SERVICE], rotated)).code, 0);
    const without = { LOG_ANCHOR_KEY: newAnchorKey('a2').text };
    assert.match((await command(['verify', '--service', SERVICE], without)).text, /key-unknown/, 'negative control');
  });

  it('never prints a secret', async () => {
    const texts = [
      await command(['key', '--service', SERVICE]),
      await command(['verify', '--service', SERVICE], { MONGO_URL: 'mongodb://user:geheim@127.0.0.1:1/' }),
      await command(['key', '--service', SERVICE], { LOG_ANCHOR_KEY: 'a1:geheim' }),
    ].map(({ text }) => text);
    const secret = log.signer.text.split(':')[1] ?? '';
    assert.ok(texts.every((text) => !text.includes(secret) && !text.includes('geheim')));
  });

  it('tells wrong use by exit 2, and a database that is away by exit 3', async () => {
    for (const wrong of [
      [],
      ['verify'],
      ['look', '--service', SERVICE],
      ['anchor', '--service', SERVICE],
      ['verify', '--x'],
    ]) {
      assert.equal((await command(wrong)).code, 2, wrong.join(' '));
    }
    const away = await command(['verify', '--service', SERVICE], { MONGO_URL: 'mongodb://127.0.0.1:1/' });
    assert.equal(away.code, 3);
  });

  it('says by exit 1 which line of which day is not as it was', async () => {
    const [row] = await auditCollection.in(log.db).find().sort({ order: 1 }).limit(1).toArray();
    await auditCollection.in(log.db).updateOne({ _id: row?._id ?? '' }, { $set: { subject: 'someone-else' } });
    const { code, text } = await command(['verify', '--service', SERVICE]);
    assert.equal(code, 1);
    assert.match(text, new RegExp(`line-changed {2}line 1 {2}\\d{4}-\\d\\d-\\d\\d {2}${row?._id ?? ''}`));
  });
});
