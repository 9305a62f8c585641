import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { kindOf } from '../src/index.ts';

const repository = join(import.meta.dirname, '../../../..');
const levels = new Set(['debug', 'info', 'warn', 'error']);
const EVENT = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** What is wrong with calls like `logger.info('event', { field })` in a source text. */
function faultsIn(text: string, path: string): string[] {
  const faults: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLogCall(node))
      faults.push(...faultsOf(node).map((fault) => `${path}: ${fault}`));
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  return faults;
}

function isLogCall({ expression }: ts.CallExpression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    levels.has(expression.name.text) &&
    /(?:^|[.#])(?:logger|log)$/i.test(nameOf(expression.expression))
  );
}

function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? `.${node.name.text}` : '';
}

function faultsOf({ arguments: [event, fields] }: ts.CallExpression): string[] {
  const faults =
    event !== undefined && ts.isStringLiteral(event) && !EVENT.test(event.text) ? [`event '${event.text}'`] : [];
  if (event !== undefined && ts.isTemplateExpression(event)) faults.push('event built from data');
  if (fields === undefined || !ts.isObjectLiteralExpression(fields)) return faults;
  const names = fields.properties.map((property) => property.name).filter((name) => name !== undefined);
  const unknown = names.filter(ts.isIdentifier).filter(({ text }) => text !== 'error' && kindOf(text) === undefined);
  return [...faults, ...unknown.map(({ text }) => `field ${text}`)];
}

describe('what the code logs', () => {
  it('has constant events and only fields that the allow-list knows, so that nothing is dropped unseen', () => {
    const files = globSync('{packages,services}/*/src/**/*.ts', { cwd: repository }).concat(
      globSync('gateway/src/**/*.ts', { cwd: repository }),
    );
    assert.ok(files.length > 50);
    assert.deepEqual(
      files.flatMap((path) => faultsIn(readFileSync(join(repository, path), 'utf8'), path)),
      [],
    );
  });

  it('is seen when it is wrong (negative control)', () => {
    const text =
      "this.#logger.info(`of ${name}`, { firstName }); logger.warn('Hello there', { reportId, note: 1, error });";
    assert.deepEqual(faultsIn(text, 'x.ts'), [
      'x.ts: event built from data',
      'x.ts: field firstName',
      "x.ts: event 'Hello there'",
      'x.ts: field note',
    ]);
  });
});
