import type { Principal } from '@veilighuis/access';
import { dateInBrussels } from '@veilighuis/calendar';
import type { OperationOutput } from '@veilighuis/contracts';
import { ProblemError } from '@veilighuis/contracts';
import type { confirmSecrecy, getSecrecyStatement } from '@veilighuis/contracts';
import type { Confirmations } from './confirmations.ts';
import type { SecrecyStatement } from './statement.ts';
import { statementOn } from './statement.ts';

/**
 * R40: each member of staff confirms the duty of secrecy before the first access, and again when the text changes.
 * Systems and services are not asked: a contract binds the organisation behind them.
 */
export class DutyOfSecrecy {
  readonly #statements: readonly SecrecyStatement[];
  readonly #confirmations: Pick<Confirmations, 'has' | 'momentOf' | 'confirm'>;
  readonly #now: () => Date;

  constructor(
    statements: readonly SecrecyStatement[],
    confirmations: Pick<Confirmations, 'has' | 'momentOf' | 'confirm'>,
    now: () => Date,
  ) {
    this.#statements = statements;
    this.#confirmations = confirmations;
    this.#now = now;
  }

  /** The statement that holds today. */
  current(): SecrecyStatement {
    return statementOn(this.#statements, dateInBrussels(this.#now()));
  }

  async isFulfilledBy({ kind, subject }: Principal): Promise<boolean> {
    return kind !== 'staff' || this.#confirmations.has(subject, this.current().version);
  }

  /** @throws ProblemError `secrecy-not-confirmed` */
  async requireOf(principal: Principal): Promise<void> {
    if (!(await this.isFulfilledBy(principal))) throw new ProblemError('secrecy-not-confirmed');
  }

  /** @throws ProblemError `not-allowed` for who is no member of staff */
  async show(principal: Principal): Promise<OperationOutput<typeof getSecrecyStatement>> {
    requireStaff(principal);
    const { version: statementVersion, validFrom, text } = this.current();
    const confirmedAt = await this.#confirmations.momentOf(principal.subject, statementVersion);
    return {
      statementVersion,
      validFrom,
      text,
      ...(confirmedAt === undefined ? {} : { confirmedAt: confirmedAt.toISOString() }),
    };
  }

  /**
   * @throws ProblemError `not-allowed` for who is no member of staff
   * @throws ProblemError `conflict` when another text holds by now: it must be read first
   */
  async confirm(principal: Principal, statementVersion: number): Promise<OperationOutput<typeof confirmSecrecy>> {
    requireStaff(principal);
    if (statementVersion !== this.current().version) {
      throw new ProblemError('conflict', { detail: 'Another text holds. Read it, and confirm that one.' });
    }
    const confirmedAt = await this.#confirmations.confirm(principal.subject, statementVersion, this.#now());
    return { statementVersion, confirmedAt: confirmedAt.toISOString() };
  }
}

function requireStaff({ kind }: Principal): void {
  if (kind !== 'staff') throw new ProblemError('not-allowed');
}
