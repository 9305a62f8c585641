/** What of the list stands in the address: codes and days only. */
export interface ReportsSearch {
  readonly lijst?: 'geweigerd';
  readonly soort?: 'nieuw' | 'aangesloten';
  readonly gewijzigd?: true;
  readonly dubbel?: true;
  readonly zone?: string;
  readonly sinds?: string;
}

/** Reads the address; what isn't a filter is left out, so that an old bookmark still opens. */
export function reportsSearch(given: Record<string, unknown>): ReportsSearch {
  const { lijst, soort, gewijzigd, dubbel, zone, sinds } = given;
  const zoneText = typeof zone === 'number' ? String(zone) : zone;
  return {
    ...(lijst === 'geweigerd' ? { lijst } : {}),
    ...(soort === 'nieuw' || soort === 'aangesloten' ? { soort } : {}),
    ...(gewijzigd === true ? { gewijzigd } : {}),
    ...(dubbel === true ? { dubbel } : {}),
    ...(typeof zoneText === 'string' && /^\d{4}$/.test(zoneText) ? { zone: zoneText } : {}),
    ...(typeof sinds === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(sinds) ? { sinds } : {}),
  };
}

/** The filters as the platform asks for them. */
export function reportsFilter({ soort, gewijzigd, dubbel, zone, sinds }: ReportsSearch) {
  return {
    ...(soort === undefined ? {} : { joined: String(soort === 'aangesloten') }),
    ...(gewijzigd === true ? { revised: 'true' } : {}),
    ...(dubbel === true ? { possibleMatch: 'true' } : {}),
    ...(zone === undefined ? {} : { zoneCode: zone }),
    ...(sinds === undefined ? {} : { since: sinds }),
  };
}
