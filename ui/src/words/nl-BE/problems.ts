import type { ProblemCode } from '@veilighuis/contracts';

type Known = `problem.${ProblemCode | 'no-connection'}`;

/** What a refusal means for the person at the screen, and what to do. */
export const problems = {
  'problem.no-connection':
    'Er is geen verbinding met het platform. Je tekst blijft staan; probeer het zo meteen opnieuw.',
  'problem.malformed-request': 'De vraag werd niet begrepen. Herlaad de pagina en probeer opnieuw.',
  'problem.invalid-input': 'Er klopt iets niet. Kijk de aangeduide velden na.',
  'problem.not-signed-in': 'Je bent afgemeld. Meld je opnieuw aan.',
  'problem.not-allowed': 'Je rol laat dit niet toe. Vraag het aan je coördinator.',
  'problem.not-found': 'Dit bestaat niet, of je hebt er geen grond voor.',
  'problem.no-such-address': 'Deze pagina bestaat niet.',
  'problem.method-not-allowed': 'Dit kan hier niet. Herlaad de pagina.',
  'problem.conflict': 'Dit kan niet meer in de huidige toestand. Bekijk eerst hoe het er nu voor staat.',
  'problem.version-conflict':
    'Iemand anders wijzigde dit sinds je het opende. Bekijk de huidige versie en beslis opnieuw.',
  'problem.version-required': 'Herlaad de pagina en probeer opnieuw.',
  'problem.idempotency-key-required': 'Herlaad de pagina en probeer opnieuw.',
  'problem.idempotency-key-reused':
    'Dit werd al verzonden, met andere inhoud. Kijk na wat er bewaard is en probeer opnieuw.',
  'problem.unsupported-media-type': 'Dit soort bericht wordt niet aanvaard.',
  'problem.too-large': 'Dit is te groot. Splits het op.',
  'problem.too-many-requests': 'Even te veel vragen na elkaar. Wacht een paar tellen.',
  'problem.secrecy-not-confirmed': 'Lees en bevestig eerst de geheimhoudingsplicht.',
  'problem.csrf-token-missing': 'Je sessie is vernieuwd. Probeer het nog eens.',
  'problem.service-unavailable':
    'Dit onderdeel is even niet bereikbaar. Je tekst blijft staan; probeer het zo meteen opnieuw.',
  'problem.deadline-passed': 'Er kwam niet op tijd antwoord. Probeer opnieuw; er gebeurt niets dubbel.',
  'problem.internal-error': 'Er liep iets mis bij ons. Probeer opnieuw, of geef de code door aan de beheerder.',
  'problem.protocol-missing': 'Voor deze gegevensstroom is er geen geldig protocol. Registreer of verleng het eerst.',
  'problem.pv-number-unreadable':
    'Dit pv-nummer heeft geen gekende vorm. Kijk het na, bijvoorbeeld GE.43.L2.001234/2026.',
  'problem.zone-unknown': 'Deze politiezone was op die dag niet gekend.',
  'problem.minor-consultation-missing': 'Er is een minderjarige betrokken: eerst moet VK of OCJ geraadpleegd zijn.',
  'problem.admission-criteria-unmet': 'Een traject vraagt de drie criteria, elk met een motivatie.',
  'problem.track-not-available': 'Dit spoor bestaat niet waar het gezin woont.',
  'problem.already-decided': 'Over dit dossier is al beslist.',
  'problem.level-may-not-be-lowered': 'Je oordeel mag het risico verhogen, niet verlagen.',
  'problem.motivation-required': 'Hier is een motivatie nodig.',
  'problem.phase-entry-refused': 'De voorwaarden voor deze fase zijn nog niet vervuld.',
  'problem.crosses-a-wall':
    'Iemand zou hiermee iets te weten komen dat afgeschermd is. Maak het per lezer, of laat het weg.',
  'problem.retention-extension-refused':
    'De bewaartermijn verlengen kan alleen bij het afsluiten, met akkoord van de genoemde deelnemers.',
  'problem.consent-missing':
    'Niet alle deelnemers gaven hun akkoord. Zonder ieders akkoord mag dit niet verteld worden.',
} as const satisfies Record<Known, string>;
