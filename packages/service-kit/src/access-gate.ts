import { Inject, Injectable } from '@nestjs/common';
import type { GroundedRecord, Now } from '@veilighuis/access';
import { Decider, groundsOf, keysOfCaller } from '@veilighuis/access';
import { dateInBrussels } from '@veilighuis/calendar';
import type { Ground, ProblemCode } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import { AuditLog } from '@veilighuis/persistence';
import type { AuditEntry, Transaction } from '@veilighuis/persistence';
import type { Caller } from './caller.ts';

/** What was touched, for the access log. */
export interface Touched {
  readonly clientSystemIds?: readonly string[];
  readonly personIds?: readonly string[];
  readonly resultCount?: number;
}

/** An access that was granted. */
export interface Access {
  /** Grounds on which it was granted; empty for an act without a file. */
  readonly grounds: readonly Ground[];
}

/**
 * The one place where a use case asks "may this actor do this", and writes down that it was asked (R30, R31).
 * A record that may not be seen is answered exactly as one that doesn't exist.
 */
@Injectable()
export class AccessGate {
  constructor(
    @Inject(Decider) private readonly decider: Decider,
    @Inject(AuditLog) private readonly log: AuditLog,
  ) {}

  /**
   * For an act on the records of the centre as a whole.
   * @throws ProblemError `not-allowed`
   */
  async require(caller: Caller, action: string, zones: readonly string[] = []): Promise<Access> {
    const record = { centre: caller.principal.centre, zones };
    if (this.allows(caller, action, record)) return { grounds: [] };
    await this.logRefusal(caller, 'not-allowed', {});
    throw new ProblemError('not-allowed');
  }

  /**
   * For an act on one file. `undefined` stands for a file that doesn't exist.
   * @throws ProblemError `not-found`, whether it doesn't exist or may not be seen
   */
  async requireOn<R extends GroundedRecord>(
    caller: Caller,
    action: string,
    record: R | undefined,
    touched: Touched = {},
  ): Promise<R> {
    // Decided on in any case, so that a refusal takes as long whether or not there is a file (R36).
    const allowed = this.allows(caller, action, record ?? nobodysRecord(caller));
    if (record !== undefined && allowed) return record;
    await this.logRefusal(caller, 'not-found', touched);
    throw new ProblemError('not-found');
  }

  /**
   * Refuses an act on a file that the caller may see, and writes that down.
   * @throws ProblemError `not-allowed`, always
   */
  async refuse(caller: Caller, touched: Touched): Promise<never> {
    await this.logRefusal(caller, 'not-allowed', touched);
    throw new ProblemError('not-allowed');
  }

  /** Decides without logging; for the rows of a list, which is logged as a whole. */
  allows(caller: Caller, action: string, record: GroundedRecord): boolean {
    const grounds = this.groundsOn(caller, record);
    return this.decider.decide({ principal: caller.principal, action, record, grounds, purpose: caller.purpose })
      .allowed;
  }

  /**
   * Filter for the query of a list: the files on which the caller may do `action`, found by the keys that each carries in
   * `access`. It follows from the same rules, so that a count tells what the rows would; each row is decided on again.
   */
  filterFor(caller: Caller, action: string, teams: readonly string[] = []): ListFilter {
    const { principal, purpose } = caller;
    const record = { centre: principal.centre };
    const isGood = (ground: Ground) =>
      this.decider.decide({ principal, action, record, grounds: [ground], purpose }).allowed;
    return { centre: principal.centre, access: { $in: keysOfCaller(principal, isGood, teams) } };
  }

  groundsOn(caller: Caller, record: GroundedRecord): Ground[] {
    return groundsOf(caller.principal, record, accessNow(new Date()));
  }

  /** Writes down that an act on a file was refused for another reason than the access rules. */
  async noteRefusal(caller: Caller, reason: ProblemCode, touched: Touched): Promise<void> {
    await this.logRefusal(caller, reason, touched);
  }

  /**
   * Writes a read down before its answer is given.
   * @throws ProblemError `service-unavailable` when the log can't be written: no log, no read (R31)
   */
  async logRead(caller: Caller, touched: Touched, record?: GroundedRecord): Promise<void> {
    await this.log.recordRead(caller.work, this.entry(caller, touched, record));
  }

  /** Writes a change down in its own transaction. */
  logChange(tx: Transaction, caller: Caller, touched: Touched, record?: GroundedRecord): void {
    tx.audit(this.entry(caller, touched, record));
  }

  private entry(caller: Caller, touched: Touched, record: GroundedRecord | undefined): AuditEntry {
    const ground = record === undefined ? undefined : this.groundsOn(caller, record)[0];
    return {
      operation: caller.operation,
      result: 'granted',
      clientSystemIds: [...(touched.clientSystemIds ?? [])],
      personIds: [...(touched.personIds ?? [])],
      ...(touched.resultCount === undefined ? {} : { resultCount: touched.resultCount }),
      ...(ground === undefined ? {} : { ground }),
    };
  }

  private async logRefusal(caller: Caller, reason: string, touched: Touched): Promise<void> {
    await this.log.recordRead(caller.work, {
      operation: caller.operation,
      result: 'refused',
      reason,
      clientSystemIds: [...(touched.clientSystemIds ?? [])],
      personIds: [...(touched.personIds ?? [])],
    });
  }
}

export interface ListFilter {
  readonly centre: string;
  readonly access: { readonly $in: string[] };
}

/** The day and the moment by which grounds count. */
export function accessNow(at: Date): Now {
  return { day: dateInBrussels(at), moment: at.toISOString() };
}

function nobodysRecord({ principal }: Caller): GroundedRecord {
  return { centre: principal.centre, shielding: { shielded: true, visibleTo: [] } };
}
