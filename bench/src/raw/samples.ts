import type { Document, MongoClient } from 'mongodb';

/** Everything that one report left in the databases of the platform; the raw loop writes the same, with other ids. */
export interface Sample {
  readonly report: Document;
  readonly clientSystem: Document;
  readonly dataKey: Document;
  readonly assessment: Document;
  readonly registrationAudit: Document;
  readonly summaryAudit: Document;
  readonly triageFile: Document;
  readonly mergedRow: Document;
  /** How many keys of persons were claimed while it was registered. */
  readonly claims: number;
  /** Events of intake and of triage, as they were published. */
  readonly intakeEvents: readonly Document[];
  readonly triageEvents: readonly Document[];
}

/** Takes samples of reports whose events were caught: an outbox row is gone once its event is published. */
export async function takeSamples(mongo: MongoClient, events: readonly Document[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const envelope of events) {
    const { type, data } = envelope as { type: string; data: { reportId?: string; clientSystemId?: string } };
    if (!type.includes('report-registered') || data.reportId === undefined) continue;
    const sample = await takeSample(mongo, data.reportId, String(data.clientSystemId), events);
    if (sample !== undefined) samples.push(sample);
  }
  if (samples.length === 0) throw new Error('No report could be followed through the databases.');
  return samples;
}

async function takeSample(
  mongo: MongoClient,
  reportId: string,
  clientSystemId: string,
  events: readonly Document[],
): Promise<Sample | undefined> {
  const intake = mongo.db('vh-intake');
  const triage = mongo.db('vh-triage');
  const byId = { _id: clientSystemId as never };
  const audit = (operation: string) =>
    intake.collection('audit').findOne({ operation, clientSystemIds: clientSystemId });
  const [report, clientSystem, dataKey, assessment, registrationAudit, summaryAudit, triageFile, mergedRow] =
    await Promise.all([
      intake.collection('police-reports').findOne({ _id: reportId as never }),
      intake.collection('client-systems').findOne(byId),
      intake.collection('data-keys').findOne(byId),
      intake.collection('risk-assessments').findOne({ clientSystemId }),
      audit('intake.register-police-report'),
      audit('intake.summarise-client-system'),
      triage.collection('triage-files').findOne({ clientSystemId }),
      triage.collection('merged-client-systems').findOne(byId),
    ]);
  if (report === null || clientSystem === null || dataKey === null || assessment === null) return undefined;
  if (registrationAudit === null || summaryAudit === null || triageFile === null || mergedRow === null)
    return undefined;
  const about = (subjects: readonly unknown[]) => events.filter(({ subject }) => subjects.includes(subject));
  const intakeEvents = about([reportId, clientSystemId]);
  const triageEvents = about([triageFile._id]);
  if (intakeEvents.length === 0 || triageEvents.length === 0) return undefined;
  const identity = clientSystem['identity'] as string[];
  return {
    ...{ report, clientSystem, dataKey, assessment, registrationAudit, summaryAudit, triageFile, mergedRow },
    ...{ intakeEvents, triageEvents },
    // Whoever has a national number has a full birth date too: two keys decide on each of them.
    claims: identity.filter((key) => key.startsWith('n:')).length * 2,
  };
}
