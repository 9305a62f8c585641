import { accessMatrixDocument, accessMatrixFile } from './access-matrix.ts';
import { declaredRights, rightsFile } from './accounts/rights.ts';
import { configurationDocument } from './configuration/document.ts';
import { configurationTable } from './configuration/table.ts';
import { partnerRealm } from './keycloak/partner-realm.ts';
import { partnerRealmName, partnersWithDemoRealm } from './keycloak/partner-realm-names.ts';
import { realm, realmName } from './keycloak/realm.ts';
import { demoRealmFile } from './keycloak/realm-files.ts';
import { rulesDocument, rulesPage } from './rules/rules-page.ts';

/** Files that are generated and committed: path from the root of the repository, and content. */
export async function generatedFiles(): Promise<[string, string][]> {
  return [
    [demoRealmFile(realmName), json(realm('demo'))],
    ...partnersWithDemoRealm.map((alias): [string, string] => [
      demoRealmFile(partnerRealmName(alias)),
      json(partnerRealm(alias, realmName)),
    ]),
    ['infra/keycloak/generated/production/veilig-huis-realm.json', json(realm('production'))],
    [rightsFile, json(await declaredRights())],
    [rulesPage, rulesDocument()],
    [accessMatrixFile, await accessMatrixDocument()],
    ['docs/operations/configuration.md', configurationDocument(await configurationTable())],
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
