import { Timestamp, type Db, type Filter } from 'mongodb';
import { auditCollection, type AuditRow } from '../audit-row.ts';
import type { AnchorPublicKeys } from './anchor-key.ts';
import { Anchors, signedText, type Anchor } from './anchors.ts';
import { beginning, dayOf, linkCollection, linkHash, type Head, type LinkRow } from './chain.ts';

export type FindingKind =
  /** The line is not what was linked. */
  | 'line-changed'
  /** The chain knows the line, and the log doesn't hold it. */
  | 'line-removed'
  /** The log holds a line from before the head that the chain doesn't know. */
  | 'line-inserted'
  /** Places of the chain are gone. */
  | 'link-removed'
  /** An anchor lies beyond the end: lines and links were cut off. */
  | 'tail-cut'
  /** The chain is whole in itself and is not the one that was signed. */
  | 'chain-replaced'
  /** The anchor was not signed by the key that it names. */
  | 'signature-wrong'
  /** Nobody gave the key that the anchor names. */
  | 'key-unknown'
  /** The anchor is of the log of another service. */
  | 'anchor-of-another-log'
  /** Kept elsewhere, and no longer in the database as it was. */
  | 'anchor-removed'
  /** Lines of more than two days ago that no good anchor vouches for. */
  | 'anchor-missing';

/** Something that is not as it was. It holds places, ids and days, nothing of what a line says. */
export interface Finding {
  readonly kind: FindingKind;
  /** Place in the chain; for a line without one, the last place before it. */
  readonly sequence: number;
  readonly lineId?: string;
  /** Day in UTC. */
  readonly day?: string;
}

export interface Verification {
  readonly service: string;
  /** Lines in the chain. */
  readonly lines: number;
  /** Lines behind the head, not linked yet. */
  readonly unsealed: number;
  readonly anchors: number;
  /** The place up to which a good signature vouches for the chain; 0 without any. */
  readonly vouchedFor: number;
  readonly findings: readonly Finding[];
}

export interface VerifyOptions {
  readonly db: Db;
  readonly service: string;
  readonly keys: AnchorPublicKeys;
  /** Anchors that were kept elsewhere. */
  readonly kept?: readonly Anchor[];
  readonly now: Date;
}

const BATCH = 1_000;
/** Findings of one kind beyond this many say nothing new. */
const MOST_FINDINGS = 1_000;
const ANCHORED_WITHIN_MS = 2 * 24 * 3_600_000;

/**
 * Holds the log against its chain, and the chain against its anchors. It only reads, a thousand lines at a time, and goes
 * on behind each fault: the hash that stands is taken as the one before, so that one changed line is one finding.
 */
export async function verifyLog({ db, service, keys, kept = [], now }: VerifyOptions): Promise<Verification> {
  const stored = await new Anchors(db, service).all();
  const missing = kept.filter((anchor) => !stored.some((other) => isSame(anchor, other)));
  const anchors = [...stored, ...missing];
  const chain = await verifyChain(db, service, new Set(anchors.map(({ sequence }) => sequence)));
  const judged = anchors.map((anchor) => ({ anchor, kind: judge(anchor, service, keys, chain) }));
  const good = judged.filter(({ kind }) => kind === undefined).map(({ anchor }) => anchor.sequence);
  const vouchedFor = Math.max(0, ...good);
  return {
    service,
    lines: chain.count,
    unsealed: await auditCollection.in(db).countDocuments({ order: { $gt: chain.head.reached } }),
    anchors: anchors.length,
    vouchedFor,
    findings: [
      ...chain.findings,
      ...(await insertedLines(db, chain.head)),
      ...missing.map(({ sequence, day }): Finding => ({ kind: 'anchor-removed', sequence, day })),
      ...judged.flatMap(({ anchor: { sequence, day }, kind }) => (kind === undefined ? [] : [{ kind, sequence, day }])),
      ...(await withoutAnchor(db, vouchedFor, now)),
    ],
  };
}

function isSame(one: Anchor, other: Anchor): boolean {
  return signedText(one) === signedText(other) && one.signature === other.signature;
}

function judge(
  anchor: Anchor,
  service: string,
  keys: AnchorPublicKeys,
  { head, hashes }: ChainReading,
): FindingKind | undefined {
  if (anchor.service !== service) return 'anchor-of-another-log';
  const signed = keys.verify(anchor.kid, signedText(anchor), anchor.signature);
  if (signed === undefined) return 'key-unknown';
  if (!signed) return 'signature-wrong';
  if (anchor.sequence > head._id) return 'tail-cut';
  const hash = hashes.get(anchor.sequence);
  if (hash === undefined) return 'link-removed';
  return hash === anchor.hash ? undefined : 'chain-replaced';
}

async function withoutAnchor(db: Db, vouchedFor: number, now: Date): Promise<Finding[]> {
  const first = await linkCollection.in(db).findOne({ _id: { $gt: vouchedFor } }, { sort: { _id: 1 } });
  if (first === null || first.reached.t * 1000 > now.getTime() - ANCHORED_WITHIN_MS) return [];
  return [{ kind: 'anchor-missing', sequence: first._id, day: dayOf(first.reached) }];
}

interface ChainReading {
  readonly head: Head;
  readonly count: number;
  readonly findings: readonly Finding[];
  /** Hashes at the places that have an anchor. */
  readonly hashes: ReadonlyMap<number, string>;
}

async function verifyChain(db: Db, service: string, anchored: ReadonlySet<number>): Promise<ChainReading> {
  const findings: Finding[] = [];
  const hashes = new Map<number, string>();
  let head = beginning(service);
  let count = 0;
  for (;;) {
    const links = await linkCollection
      .in(db)
      .find({ _id: { $gt: head._id } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray();
    if (links.length === 0) return { head, count, findings: findings.slice(0, MOST_FINDINGS), hashes };
    const rows = await linesOf(db, links);
    for (const link of links) {
      const fault = faultOf(link, head, rows.get(link.row));
      if (fault !== undefined) findings.push(fault);
      if (anchored.has(link._id)) hashes.set(link._id, link.hash);
      head = link;
      count += 1;
    }
  }
}

function faultOf(link: LinkRow, before: Head, row: AuditRow | undefined): Finding | undefined {
  const { _id: sequence, row: lineId } = link;
  if (sequence !== before._id + 1) return { kind: 'link-removed', sequence: before._id + 1, day: dayOf(link.reached) };
  if (row === undefined) return { kind: 'line-removed', sequence, lineId, day: dayOf(link.reached) };
  if (linkHash(before.hash, row, link.reached) === link.hash) return undefined;
  return { kind: 'line-changed', sequence, lineId, day: dayOf(link.reached) };
}

async function linesOf(db: Db, links: readonly LinkRow[]): Promise<Map<string, AuditRow>> {
  const ids = links.map(({ row }) => row);
  const rows = await auditCollection
    .in(db)
    .find({ _id: { $in: ids } })
    .toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** Lines up to the head that no link names. Behind the head they only wait for theirs. */
async function insertedLines(db: Db, head: Head): Promise<Finding[]> {
  const found = await auditCollection
    .in(db)
    .aggregate<Pick<AuditRow, '_id' | 'order'>>([
      { $match: upTo(head) },
      { $project: { order: 1 } },
      { $lookup: { from: linkCollection.name, localField: '_id', foreignField: 'row', as: 'links' } },
      { $match: { links: [] } },
      { $limit: MOST_FINDINGS },
    ])
    .toArray();
  return found.map(({ _id: lineId, order }) => ({
    kind: 'line-inserted',
    sequence: head._id,
    lineId,
    ...(order instanceof Timestamp ? { day: dayOf(order) } : {}),
  }));
}

/** Not "up to": a line without an order, or with one that the database didn't give, is found as well. */
function upTo({ reached }: Head): Filter<AuditRow> {
  return { $nor: [{ order: { $gt: reached } }] };
}
