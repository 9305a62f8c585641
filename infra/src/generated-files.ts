import { configurationDocument } from './configuration/document.ts';
import { configurationTable } from './configuration/table.ts';
import { realm } from './keycloak/realm.ts';

/** Files that are generated and committed: path from the root of the repository, and content. */
export async function generatedFiles(): Promise<[string, string][]> {
  return [
    ['infra/keycloak/generated/demo/veilig-huis-realm.json', json(realm('demo'))],
    ['infra/keycloak/generated/production/veilig-huis-realm.json', json(realm('production'))],
    ['docs/operations/configuration.md', configurationDocument(await configurationTable())],
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
