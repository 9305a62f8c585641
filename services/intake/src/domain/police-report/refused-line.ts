/** A line of a batch that was refused: where and why, never what stood in it. */
export interface RefusedLine {
  readonly refusedLineId: string;
  readonly centre: string;
  readonly batchId: string;
  readonly line: number;
  readonly code: string;
  readonly fields: readonly FaultOfLine[];
  /** As the line said, when the sender may send for it. */
  readonly zoneCode?: string | undefined;
  /** Zones whose liaison looks after it. */
  readonly zones: readonly string[];
  readonly organisation: string;
  readonly receivedAt: Date;
  readonly dismissedAt?: Date | undefined;
}

export interface FaultOfLine {
  readonly field: string;
  readonly code: string;
}

interface Sender {
  readonly category: string;
  readonly zones: readonly string[];
}

/**
 * Who looks after a refused line: the zone that it names, when the sender may send for that zone; else the zones of the
 * sender, who made a mistake there. The centre itself enters for every zone.
 */
export function zonesOfLine(sender: Sender, zoneCode: string | undefined): { zoneCode?: string; zones: string[] } {
  const isOwn = zoneCode !== undefined && (sender.category !== 'police' || sender.zones.includes(zoneCode));
  return isOwn ? { zoneCode, zones: [zoneCode] } : { zones: [...sender.zones] };
}

/** R39: the names of questions are typed by the sender, and so may hold anything: the fault is in the answers, no more. */
export function withoutTyped({ field, code }: FaultOfLine): FaultOfLine {
  const [known = ''] = field.split(/(?<=(?:^|\.)answers)\./);
  return { field: known, code };
}
