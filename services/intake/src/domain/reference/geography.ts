import { isPlainDate, type IsoDate } from '@veilighuis/calendar';
import { z } from 'zod';

const day = z.string().refine(isPlainDate, 'A date is written as YYYY-MM-DD.');
const nisCode = z.string().regex(/^\d{5}$/);
/** First and last day, both included; absent: since before, or still. */
const validity = { validFrom: day.optional(), validUntil: day.optional() };

const municipality = z.strictObject({
  nis: nisCode,
  name: z.string().min(1),
  ...validity,
  /** Municipalities that it became part of, the day after its last. */
  successors: z.array(nisCode).default([]),
});

const policeZone = z.strictObject({
  name: z.string().min(1),
  /** Absent as long as no source for it was found; then no report of that zone can be received. */
  code: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  codeSource: z.enum(['official-page', 'unverified']).optional(),
  municipalities: z.array(nisCode).min(1),
  ...validity,
});

/** Reference data of one centre: dated configuration, as a file in `data/geography.json` (R03). */
export const geography = z
  .strictObject({
    source: z.string(),
    municipalities: z.array(municipality).min(1),
    policeZones: z.array(policeZone),
  })
  .superRefine((data, context) => {
    const known = new Set(data.municipalities.map(({ nis }) => nis));
    const named = [
      ...data.municipalities.flatMap(({ successors }) => successors),
      ...data.policeZones.flatMap(({ municipalities }) => municipalities),
    ];
    for (const nis of named)
      if (!known.has(nis)) context.addIssue({ code: 'custom', message: `Municipality ${nis} is not in the list.` });
    // A successor begins after the end of what it follows, so that following successors always comes to an end.
    for (const town of data.municipalities) {
      const followers = data.municipalities.filter(({ nis }) => town.successors.includes(nis));
      if (
        followers.some(
          ({ validFrom }) => town.validUntil === undefined || validFrom === undefined || validFrom <= town.validUntil,
        )
      ) {
        context.addIssue({
          code: 'custom',
          message: `Municipality ${town.nis} has a successor that does not follow it in time.`,
        });
      }
    }
  });

export type Geography = z.infer<typeof geography>;
export type Municipality = Geography['municipalities'][number];
export type PoliceZone = Geography['policeZones'][number];

interface Validity {
  readonly validFrom?: IsoDate | undefined;
  readonly validUntil?: IsoDate | undefined;
}

function isValidOn({ validFrom, validUntil }: Validity, on: IsoDate): boolean {
  return (validFrom === undefined || validFrom <= on) && (validUntil === undefined || on <= validUntil);
}

/** The municipality that bore this NIS code on that day; undefined before it existed and after it merged. */
export function municipalityOn({ municipalities }: Geography, nis: string, on: IsoDate): Municipality | undefined {
  return municipalities.find((town) => town.nis === nis && isValidOn(town, on));
}

/**
 * The municipalities that an NIS code stands for on that day: itself, or what it merged into, however many mergers later.
 * Empty when the code is not known on that day.
 */
export function successorsOn(data: Geography, nis: string, on: IsoDate): Municipality[] {
  const towns = data.municipalities.filter((town) => town.nis === nis);
  const valid = towns.find((town) => isValidOn(town, on));
  if (valid !== undefined) return [valid];
  return towns
    .filter(({ validUntil }) => validUntil !== undefined && validUntil < on)
    .flatMap(({ successors }) => successors)
    .flatMap((successor) => successorsOn(data, successor, on));
}

/** R03: the police zone that has this code on that day. */
export function zoneOn({ policeZones }: Geography, code: string, on: IsoDate): PoliceZone | undefined {
  return policeZones.find((zone) => zone.code === code && isValidOn(zone, on));
}

/** R03: whether a municipality, also one that merged, lies in the territory of a zone on that day. */
export function zoneCovers(data: Geography, zone: PoliceZone, nis: string, on: IsoDate): boolean {
  return (
    zone.municipalities.includes(nis) ||
    successorsOn(data, nis, on).some((town) => zone.municipalities.includes(town.nis))
  );
}
