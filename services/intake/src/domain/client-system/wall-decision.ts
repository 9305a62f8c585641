import type { IsoDate } from '@veilighuis/calendar';
import type { WalledPart } from '@veilighuis/contracts';

/**
 * R35: what was decided for one ordered pair: whether a part of the data of `about` is kept from `from`. Without a
 * decision the usual walls stand: what is safe is kept from everyone else, whoever joins the household later included.
 */
export interface WallDecision {
  readonly wallId: string;
  readonly about: string;
  readonly from: string;
  readonly part: WalledPart;
  /** `raised`: all of that part is kept from `from`, safe or not. `lifted`: `from` may know all of it. */
  readonly stands: 'raised' | 'lifted';
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
}
