import { addDays, dateInBrussels } from '@veilighuis/calendar';
import {
  getOverviewFile,
  getPoliceReport,
  listTriageFiles,
  readRegisterOfAccess,
  registerPoliceReport,
  registerProtocol,
  shieldClientSystem,
} from '@veilighuis/contracts';
import { checklistOf, collect, poll, type Api, type PoliceReport, type SignIn } from '@veilighuis/testing';

const coordinator = 'operational-coordinator';

/** Records for the made-up requests to be about, and words that must not come out. */
export interface Scene {
  /** By the name of the field in a path. Half of them are of a household that is shielded for nobody who takes part. */
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  /** Of the household that the table may see. */
  readonly open: readonly string[];
  /** Of the household that nobody may see. */
  readonly hidden: readonly string[];
}

/** Two households at the triage table, of which one is shielded for somebody else. */
export async function setScene(api: Api, signIn: SignIn): Promise<Scene> {
  const token = await signIn.staff(coordinator);
  const protocol = {
    reference: 'FUZZ-pz-gent',
    organisation: 'pz-gent',
    zoneCodes: ['5415'],
    purpose: 'Test',
    dataCategories: [
      'identification' as const,
      'household' as const,
      'police-judicial' as const,
      'risk-behaviour' as const,
    ],
    validFrom: '2024-04-18',
  };
  await api.call(registerProtocol, protocol, { token, idempotencyKey: 'fuzz-protocol-pz-gent-1' });
  // Made at the first question; on a busy machine that takes longer than a caller waits.
  await api.call(readRegisterOfAccess, {}, { token: await signIn.staff('privacy-officer') });
  const open = await household('Open');
  const hidden = await household('Verborgen');
  const visibleTo = [crypto.randomUUID()];
  const wish = { clientSystemId: hidden.clientSystemId, visibleTo: [...visibleTo], reason: 'Test.' };
  await api.call(shieldClientSystem, wish, { token, version: hidden.version });
  return {
    identifiers: {
      clientSystemId: [open.clientSystemId, hidden.clientSystemId],
      personId: [...open.personIds, ...hidden.personIds],
      reportId: [open.reportId, hidden.reportId],
      fileId: [open.fileId, hidden.fileId],
    },
    open: [open.word],
    hidden: [hidden.word],
  };

  async function household(name: string) {
    const word = `Kanarie${name}${crypto.randomUUID().slice(0, 8)}`;
    const { reportId } = await api.call(registerPoliceReport, reportAbout(word), {
      token: await signIn.machine('pz-gent-system'),
    });
    const { clientSystemId } = await api.call(getPoliceReport, { reportId }, { token });
    const { persons } = await api.call(getOverviewFile, { clientSystemId }, { token });
    const listed = async () => {
      const rows = await collect((paging) => api.call(listTriageFiles, paging, { token }));
      return rows.find((row) => row.clientSystemId === clientSystemId)?.fileId;
    };
    const fileId = (await poll(listed, (found) => found !== undefined, 60_000)) ?? '';
    const { version } = await api.call(getOverviewFile, { clientSystemId }, { token });
    return { word, reportId, clientSystemId, personIds: persons.map(({ personId }) => personId), fileId, version };
  }
}

function reportAbout(word: string): PoliceReport {
  const on = addDays(dateInBrussels(new Date()), -1);
  const serial = String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0');
  return {
    zoneCode: '5415',
    pvNumber: `GE.43.L9.${serial}/${on.slice(0, 4)}`,
    incident: { on, municipality: '44021', violenceForms: ['physical'], facts: `Feiten ${word}` },
    persons: [
      { ref: 'a', role: 'victim', name: { given: 'Testine', family: word } },
      { ref: 'b', role: 'suspect', name: { given: 'Testo', family: word } },
    ],
    relations: [{ from: 'a', to: 'b', relation: 'partner' }],
    riskAssessment: checklistOf('high'),
  };
}
