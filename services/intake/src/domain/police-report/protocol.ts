import type { IsoDate } from '@veilighuis/calendar';
import type { DataCategory } from '@veilighuis/contracts';

/** Entry of the register of protocols: under what a federal body may send data structurally (R04). */
export interface Protocol {
  readonly protocolId: string;
  readonly organisation: string;
  /** Police zones that it covers; empty: not bound to a zone. */
  readonly zoneCodes: readonly string[];
  readonly purpose: string;
  readonly dataCategories: readonly DataCategory[];
  /** First and last day on which it holds, both included; without a last day it goes on. */
  readonly validFrom: IsoDate;
  readonly validUntil?: IsoDate | undefined;
}

/** A flow of data, as it arrives. */
export interface Flow {
  readonly organisation: string;
  readonly zoneCode?: string | undefined;
  /** Categories that the flow holds; the protocol must name each of them. */
  readonly dataCategories?: readonly DataCategory[] | undefined;
}

/**
 * R04: a structural flow from a federal body runs under a protocol that is valid on that day.
 *
 * @returns the protocol that covers the flow (with several, the one that began last), or undefined: then the
 *   flow is refused.
 */
export function protocolCovering(protocols: readonly Protocol[], flow: Flow, on: IsoDate): Protocol | undefined {
  return protocols
    .filter((protocol) => coversFlow(protocol, flow, on))
    .reduce<Protocol | undefined>(
      (last, next) => (last === undefined || next.validFrom > last.validFrom ? next : last),
      undefined,
    );
}

function coversFlow(protocol: Protocol, { organisation, zoneCode, dataCategories = [] }: Flow, on: IsoDate): boolean {
  return (
    protocol.organisation === organisation &&
    isValidOn(protocol, on) &&
    (protocol.zoneCodes.length === 0 || (zoneCode !== undefined && protocol.zoneCodes.includes(zoneCode))) &&
    dataCategories.every((category) => protocol.dataCategories.includes(category))
  );
}

function isValidOn({ validFrom, validUntil }: Protocol, on: IsoDate): boolean {
  return validFrom <= on && (validUntil === undefined || on <= validUntil);
}
