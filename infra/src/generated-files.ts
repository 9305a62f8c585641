import { realm } from './keycloak/realm.ts';

/** Files that are generated and committed: path from the root of the repository, and content. */
export function generatedFiles(): Promise<[string, string][]> {
  return Promise.resolve([
    ['infra/keycloak/demo/veilig-huis-realm.json', json(realm('demo'))],
    ['infra/keycloak/production/veilig-huis-realm.json', json(realm('production'))],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
