import { Inject, Injectable } from '@nestjs/common';
import { keysOfFile } from '@veilighuis/access';
import type { IsoDate } from '@veilighuis/calendar';
import { BlindIndex, defineCollection, Vault } from '@veilighuis/persistence';
import type { Database, Transaction } from '@veilighuis/persistence';
import { accessNow, cursorPage, DATABASE } from '@veilighuis/service-kit';
import type { ClientSession, Collection } from 'mongodb';
import { FRONT_OFFICE, PoliceReports } from '../../application/stores.ts';
import type {
  ClosedReport,
  ListQuery,
  Page,
  PoliceReportContent,
  ReportHeader,
  StoredReport,
} from '../../application/stores.ts';
import type { Shielding } from '../../domain/client-system/index.ts';

interface RevisionDocument {
  readonly receivedAt: Date;
  readonly contentHash: string;
  readonly content: string;
}

interface PoliceReportDocument {
  readonly _id: string;
  readonly centre: string;
  readonly zoneCode: string;
  /** Digest with a secret key of zone and number: the number itself is only in `content`. */
  readonly key: string;
  readonly contentHash: string;
  readonly clientSystemId: string;
  readonly sealedUnder: string;
  readonly organisation: string;
  readonly protocolId: string;
  readonly receivedAt: Date;
  readonly incidentOn: IsoDate;
  readonly joined: boolean;
  readonly level?: string | undefined;
  readonly shielding: Shielding;
  readonly access: readonly string[];
  /** JWE of the report as sent and of its normalised number. */
  readonly content: string;
  readonly revisions: readonly RevisionDocument[];
}

export const policeReportCollection = defineCollection<PoliceReportDocument>({
  name: 'police-reports',
  indexes: [
    // R01, R02: one report per number and zone.
    { name: 'by-key', key: { centre: 1, key: 1 }, unique: true },
    { name: 'by-centre', key: { centre: 1, receivedAt: 1, _id: 1 } },
    { name: 'by-zone', key: { centre: 1, zoneCode: 1, receivedAt: 1, _id: 1 } },
    { name: 'by-access', key: { centre: 1, access: 1, receivedAt: 1, _id: 1 } },
  ],
});

interface Content {
  readonly pvNumber: string;
  readonly report: PoliceReportContent;
}

@Injectable()
export class MongoPoliceReports extends PoliceReports {
  readonly #collection: Collection<PoliceReportDocument>;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(BlindIndex) private readonly index: BlindIndex,
  ) {
    super();
    this.#collection = policeReportCollection.in(database.db);
  }

  async findByKey(centre: string, key: string, session: ClientSession): Promise<ReportHeader | undefined> {
    const found = await this.#collection.findOne({ centre, key: this.keyToken(key) }, { session });
    return found === null ? undefined : headerOf(found);
  }

  async find(reportId: string, session?: ClientSession): Promise<StoredReport | undefined> {
    const found = await this.#collection.findOne({ _id: reportId }, session === undefined ? {} : { session });
    return found === null ? undefined : this.open(found, session);
  }

  async findClosed(reportId: string): Promise<ClosedReport | undefined> {
    const found = await this.#collection.findOne({ _id: reportId });
    return found === null ? undefined : { header: headerOf(found), open: () => this.open(found) };
  }

  async insert(tx: Transaction, report: StoredReport): Promise<void> {
    const { reportId, key, content, pvNumber, ...rest } = report;
    const sealed: Content = { pvNumber, report: content };
    await this.#collection.insertOne(
      {
        ...rest,
        _id: reportId,
        key: this.keyToken(key),
        access: accessOf(report, tx.now),
        content: await this.vault.seal(report.sealedUnder, placeOf(reportId, 'content'), sealed, tx.session),
        revisions: [],
      },
      { session: tx.session },
    );
  }

  async addRevision(
    tx: Transaction,
    header: ReportHeader,
    { receivedAt, contentHash, content }: StoredReport['revisions'][number],
  ): Promise<void> {
    const place = placeOf(header.reportId, `revisions.${String(header.revisionHashes.length)}`);
    const sealed = await this.vault.seal(header.sealedUnder, place, content, tx.session);
    await this.#collection.updateOne(
      { _id: header.reportId },
      { $push: { revisions: { receivedAt, contentHash, content: sealed } } },
      { session: tx.session },
    );
  }

  async list(query: ListQuery, zoneCode: string | undefined): Promise<Page<ReportHeader>> {
    const filter = { ...query.filter, ...(zoneCode === undefined ? {} : { zoneCode }) };
    const order = { field: 'receivedAt', direction: 1, moment: true } as const;
    const page = await cursorPage(this.#collection, filter, order, query, { content: 0, 'revisions.content': 0 });
    return { ...page, rows: page.rows.map(headerOf) };
  }

  async moveTo(
    tx: Transaction,
    reportIds: readonly string[],
    clientSystemId: string,
    shielding: Shielding,
  ): Promise<void> {
    if (reportIds.length === 0) return;
    const { session } = tx;
    const projection = { centre: 1, zoneCode: 1 } as const;
    const found = await this.#collection.find({ _id: { $in: [...reportIds] } }, { session, projection }).toArray();
    const rows = found.map(({ _id, centre, zoneCode }) => ({
      updateOne: {
        filter: { _id },
        update: { $set: { clientSystemId, shielding, access: accessOf({ centre, zoneCode, shielding }, tx.now) } },
      },
    }));
    if (rows.length > 0) await this.#collection.bulkWrite(rows, { session });
  }

  private async open(found: PoliceReportDocument, session?: ClientSession): Promise<StoredReport> {
    const { _id: reportId, sealedUnder } = found;
    const text = (field: string, jwe: string) => this.vault.open(sealedUnder, placeOf(reportId, field), jwe, session);
    const { pvNumber, report } = (await text('content', found.content)) as Content;
    const revisions = [];
    for (const [i, { receivedAt, contentHash, content }] of found.revisions.entries()) {
      const opened = (await text(`revisions.${String(i)}`, content)) as PoliceReportContent;
      revisions.push({ receivedAt, contentHash, content: opened });
    }
    return { ...headerOf(found), key: '', pvNumber, content: report, revisions };
  }

  private keyToken(key: string): string {
    return this.index.token('police-report', key);
  }
}

/** A report is found by its zone, the coordinators and the front office; of a shielded client system by those named. */
function accessOf(report: Pick<StoredReport, 'centre' | 'zoneCode' | 'shielding'>, at: Date): string[] {
  const { centre, zoneCode, shielding } = report;
  return keysOfFile({ centre, zones: [zoneCode], shielding }, accessNow(at), [FRONT_OFFICE]);
}

function headerOf(document: PoliceReportDocument): ReportHeader {
  const {
    _id,
    centre,
    zoneCode,
    contentHash,
    clientSystemId,
    shielding,
    sealedUnder,
    organisation,
    protocolId,
    receivedAt,
    incidentOn,
    joined,
    level,
    revisions,
  } = document;
  return {
    reportId: _id,
    centre,
    zoneCode,
    contentHash,
    clientSystemId,
    shielding,
    sealedUnder,
    organisation,
    protocolId,
    receivedAt,
    incidentOn,
    joined,
    level,
    revisionHashes: revisions.map((revision) => revision.contentHash),
  };
}

function placeOf(id: string, field: string) {
  return { collection: 'police-reports', id, field };
}
