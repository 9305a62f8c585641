import { randomBytes } from 'node:crypto';
import type { ClientSession, Db, Document, MongoClient } from 'mongodb';
import { Timestamp } from 'mongodb';
import { v7 as newId } from 'uuid';
import type { Sample } from './samples.ts';

type Row = Document & { _id: string };

/** The statements of the platform for one report, in its order, on bare documents. */
export class Acts {
  readonly #mongo: MongoClient;
  readonly #intake: Db;
  readonly #triage: Db;

  constructor(mongo: MongoClient, intake: Db, triage: Db) {
    this.#mongo = mongo;
    this.#intake = intake;
    this.#triage = triage;
  }

  /** Transaction of intake: the report with its client system. */
  async register(sample: Sample): Promise<void> {
    const reportId = newId();
    const clientSystemId = newId();
    const assessmentId = newId();
    const key = token();
    const claims = Array.from({ length: sample.claims }, () => `ovl:n:${token()}`).sort();
    const identity = (sample.clientSystem['identity'] as string[]).map((one) => one.slice(0, 2) + token());
    const now = new Date();
    await this.#inTransaction(async (session) => {
      await this.#in(this.#intake, 'police-reports').findOne({ centre: 'ovl', key }, { session });
      const upserts = claims.map((_id) => ({
        updateOne: { filter: { _id }, update: { $set: { at: now } }, upsert: true },
      }));
      if (upserts.length > 0) await this.#in(this.#intake, 'identity-claims').bulkWrite(upserts, { session });
      const alike = { centre: 'ovl', identity: { $in: identity }, merged: false };
      await this.#in(this.#intake, 'client-systems').find(alike, { session }).limit(20).toArray();
      await this.#insert(this.#intake, 'data-keys', { ...sample.dataKey, _id: clientSystemId }, session);
      const clientSystem = { ...sample.clientSystem, _id: clientSystemId, identity };
      await this.#insert(this.#intake, 'client-systems', clientSystem, session);
      const report = { ...sample.report, _id: reportId, key, clientSystemId, sealedUnder: clientSystemId };
      await this.#insert(this.#intake, 'police-reports', report, session);
      const assessment = { ...sample.assessment, _id: assessmentId, clientSystemId };
      await this.#insert(this.#intake, 'risk-assessments', assessment, session);
      await this.#audit(sample.registrationAudit, clientSystemId, session);
      const subjects = sample.intakeEvents.map(({ subject }) =>
        subject === sample.report._id ? reportId : clientSystemId,
      );
      await this.#announce(this.#intake, sample.intakeEvents, subjects, clientSystemId, session);
    });
  }

  /** What triage asks of intake about a client system, with its line in the access log. */
  async summarise(sample: Sample, clientSystemId: string): Promise<void> {
    await this.#in(this.#intake, 'client-systems').findOne({ _id: clientSystemId });
    await this.#audit(sample.summaryAudit, clientSystemId);
  }

  /** Transaction of triage: the file on the list. */
  async place(sample: Sample, eventId: string, clientSystemId: string): Promise<void> {
    const fileId = newId();
    await this.#inTransaction(async (session) => {
      await this.#insert(this.#triage, 'inbox', { _id: eventId, at: new Date() }, session);
      const { _id, touchedAt: _touchedAt, ...merged } = sample.mergedRow;
      await this.#in(this.#triage, 'merged-client-systems').findOneAndUpdate(
        { _id: clientSystemId },
        { $set: { touchedAt: new Date() }, $setOnInsert: merged },
        { session, upsert: true, returnDocument: 'after' },
      );
      await this.#in(this.#triage, 'triage-files').findOne({ clientSystemId }, { session, sort: { round: -1 } });
      const file = { ...sample.triageFile, _id: fileId, clientSystemId, currentClientSystemId: clientSystemId };
      await this.#insert(this.#triage, 'triage-files', file, session);
      const subjects = sample.triageEvents.map(() => fileId);
      await this.#announce(this.#triage, sample.triageEvents, subjects, clientSystemId, session);
    });
  }

  /** Transaction of intake: who has a ground on it from now on. */
  async ground(eventId: string, clientSystemId: string, grounds: readonly unknown[]): Promise<void> {
    await this.#inTransaction(async (session) => {
      await this.#insert(this.#intake, 'inbox', { _id: eventId, at: new Date() }, session);
      const found = await this.#in(this.#intake, 'client-systems').findOne({ _id: clientSystemId }, { session });
      await this.#in(this.#intake, 'client-systems').updateOne(
        { _id: clientSystemId },
        { $set: { grounds, access: found?.['access'] as unknown } },
        { session },
      );
    });
  }

  async #inTransaction(work: (session: ClientSession) => Promise<void>): Promise<void> {
    const session = this.#mongo.startSession();
    try {
      await session.withTransaction(work);
    } finally {
      await session.endSession();
    }
  }

  async #audit(row: Document, clientSystemId: string, session?: ClientSession): Promise<void> {
    const { _id, ...rest } = row;
    const line = { ...rest, clientSystemIds: [clientSystemId], order: new Timestamp(0n), at: new Date() };
    await this.#insert(this.#intake, 'audit', { ...line, _id: newId() }, session);
  }

  async #announce(
    db: Db,
    events: readonly Document[],
    subjects: readonly unknown[],
    clientSystemId: string,
    session: ClientSession,
  ): Promise<void> {
    const rows = events.map((event, i) => {
      const id = newId();
      const data = { ...(event['data'] as Document), clientSystemId };
      return { _id: id, order: new Timestamp(0n), envelope: { ...event, id, subject: subjects[i], data } };
    });
    await this.#in(db, 'outbox').insertMany(rows, { session });
  }

  async #insert(db: Db, name: string, row: Document, session?: ClientSession): Promise<void> {
    await this.#in(db, name).insertOne(row as Row, session === undefined ? {} : { session });
  }

  #in(db: Db, name: string) {
    return db.collection<Row>(name);
  }
}

/** As long as a digest in the platform. */
function token(): string {
  return randomBytes(16).toString('base64url');
}
