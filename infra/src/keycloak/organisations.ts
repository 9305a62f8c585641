/** A partner organisation as the identity provider knows it. */
export interface Organisation {
  readonly alias: string;
  readonly name: string;
  /** Category of article 10 of the decree of 29 March 2024 (R23). */
  readonly category: string;
  /** Codes of the police zones it acts for; empty for all but the police. */
  readonly zones: readonly string[];
}

/** Code of the centre in tokens and data. */
export const centre = 'ovl';

export const centreOrganisation = 'veilig-huis-oost-vlaanderen';

export const organisations: readonly Organisation[] = [
  organisation(centreOrganisation, 'Veilig Huis Oost-Vlaanderen', 'AJH'),
  organisation('pz-gent', 'Politiezone Gent', 'police', '5415'),
  organisation('pz-aalst', 'Politiezone Aalst', 'police', '5440'),
  organisation('pz-dendermonde', 'Politiezone Dendermonde', 'police', '5443'),
  organisation('pz-vlaamse-ardennen', 'Politiezone Vlaamse Ardennen', 'police', '5425'),
  organisation('parket-oost-vlaanderen', 'Parket Oost-Vlaanderen', 'public-prosecutor'),
  organisation('caw-oost-vlaanderen', 'CAW Oost-Vlaanderen', 'CAW'),
  organisation('cgg', 'Centrum voor Geestelijke Gezondheidszorg', 'mental-health'),
  organisation('vk', 'Vertrouwenscentrum Kindermishandeling', 'VK'),
  organisation('ocj', 'Ondersteuningscentrum Jeugdzorg', 'OCJ'),
  organisation('sdj', 'Sociale Dienst Jeugdrechtbank', 'SDJ'),
  organisation('justitiehuis', 'Justitiehuis', 'justitiehuis'),
  organisation('ocmw-gent', 'OCMW Gent', 'OCMW'),
  organisation('ocmw-aalst', 'OCMW Aalst', 'OCMW'),
  organisation('ocmw-dendermonde', 'OCMW Dendermonde', 'OCMW'),
  organisation('ocmw-oudenaarde', 'OCMW Oudenaarde', 'OCMW'),
  organisation('zijn-vzw', 'vzw Zijn', 'other-with-expertise'),
];

/** Every organisation but the centre itself; each signs in with an identity provider of its own. */
export const partnerOrganisations = organisations.filter(({ alias }) => alias !== centreOrganisation);

export function organisationOf(alias: string): Organisation {
  const found = organisations.find((candidate) => candidate.alias === alias);
  if (found === undefined) throw new Error(`no organisation with alias ${alias}`);
  return found;
}

/** Beginning of the names of the variables that say where an organisation's provider is: `PZ_GENT` for `pz-gent`. */
export function variablePrefix(alias: string): string {
  return alias.toUpperCase().replaceAll('-', '_');
}

function organisation(alias: string, name: string, category: string, ...zones: string[]): Organisation {
  return { alias, name, category, zones };
}
