import { dayAt } from '../../format/dates.ts';
import type { Assessment, Overview } from './overview.ts';

export type Moment =
  | { readonly kind: 'incident'; readonly on: string; readonly incident: Overview['incidents'][number] }
  | { readonly kind: 'registration'; readonly on: string; readonly registration: Overview['registrations'][number] }
  | { readonly kind: 'assessment'; readonly on: string; readonly assessment: Assessment }
  | { readonly kind: 'answered'; readonly on: string };

/** Everything that happened, the latest first. */
export function timelineOf(file: Overview): readonly Moment[] {
  const moments: Moment[] = [
    ...file.incidents.map((incident) => ({ kind: 'incident' as const, on: incident.on, incident })),
    ...file.registrations.map((registration) => ({
      kind: 'registration' as const,
      on: registration.on,
      registration,
    })),
    ...file.assessments.map((assessment) => ({
      kind: 'assessment' as const,
      on: dayAt(new Date(assessment.assessedAt)),
      assessment,
    })),
    ...(file.answeredOn === undefined ? [] : [{ kind: 'answered' as const, on: file.answeredOn }]),
  ];
  return moments.toSorted((one, other) => other.on.localeCompare(one.on));
}
