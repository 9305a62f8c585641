import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from './paths.ts';

/** Path from the root of the repository. */
export const accessMatrixFile = 'docs/privacy/access-matrix.md';

interface AccessPackage {
  readonly Decider: new () => unknown;
  readonly matrixDocument: (decider: unknown) => string;
}

/** The page with the access matrix, made by the compiled access rules: this package is below that one and can't import it. */
export async function accessMatrixDocument(): Promise<string> {
  const file = join(repositoryRoot, 'packages', 'access', 'dist', 'src', 'index.js');
  if (!existsSync(file)) throw new Error('The access rules are not compiled yet: npm run build');
  const { Decider, matrixDocument } = (await import(pathToFileURL(file).href)) as AccessPackage;
  return matrixDocument(new Decider());
}
