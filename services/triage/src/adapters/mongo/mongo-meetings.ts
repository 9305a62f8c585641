import { Inject, Injectable } from '@nestjs/common';
import { AggregateStore, defineCollection } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { Page } from '@veilighuis/service-kit';
import type { ClientSession, Db } from 'mongodb';
import { Meetings } from '../../application/table-stores.ts';
import type { Meeting } from '../../domain/meeting/index.ts';

/** Ids, codes and days. */
type MeetingDocument = Omit<Meeting, 'meetingId'> & {
  readonly _id: string;
  /** Day and hour, which sort the lists. */
  readonly at: string;
};

export const meetingCollection = defineCollection<MeetingDocument>({
  name: 'triage-meetings',
  indexes: [
    { name: 'by-state', key: { centre: 1, state: 1, at: 1, _id: 1 } },
    { name: 'by-file', key: { 'agenda.fileId': 1 } },
  ],
});

@Injectable()
export class MongoMeetings extends Meetings {
  readonly #store: AggregateStore<MeetingDocument>;
  readonly #db: Db;

  constructor(@Inject(DATABASE) database: Database) {
    super();
    this.#store = new AggregateStore(database, meetingCollection);
    this.#db = database.db;
  }

  async insert(tx: Transaction, meeting: Meeting): Promise<void> {
    await this.#store.insert(tx, documentOf(meeting));
  }

  async find(meetingId: string, session?: ClientSession): Promise<Meeting | undefined> {
    const document = await this.#store.find(meetingId, session);
    return document && meetingOf(document);
  }

  async replace(tx: Transaction, meeting: Meeting): Promise<Meeting> {
    return meetingOf(await this.#store.replace(tx, documentOf(meeting), meeting.version));
  }

  async list(
    centre: string,
    state: Meeting['state'],
    page: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<Page<Meeting>> {
    const order = { field: 'at', direction: state === 'planned' ? 1 : -1, moment: false } as const;
    const found = await cursorPage(this.#store.collection, { centre, state }, order, page);
    return { ...found, rows: found.rows.map(meetingOf) };
  }

  takeOffPlanned({ session }: Transaction, fileIds: readonly string[]): Promise<void> {
    return dropFromAgendas(this.#db, session, { fileId: { $in: [...fileIds] } }, { state: 'planned' });
  }
}

/** Takes files off agendas, each of which is then the next version. */
export async function dropFromAgendas(
  db: Db,
  session: ClientSession,
  item: { readonly fileId: { readonly $in: string[] } },
  of: { readonly state?: Meeting['state'] } = {},
): Promise<void> {
  if (item.fileId.$in.length === 0) return;
  const change = { $pull: { agenda: item }, $inc: { version: 1 } };
  await meetingCollection.in(db).updateMany({ ...of, 'agenda.fileId': item.fileId }, change, { session });
}

function documentOf({ meetingId, ...meeting }: Meeting): MeetingDocument {
  return { ...meeting, _id: meetingId, at: `${meeting.on}T${meeting.startsAt}` };
}

function meetingOf({ _id, at: _at, ...meeting }: MeetingDocument): Meeting {
  return { ...meeting, meetingId: _id };
}
