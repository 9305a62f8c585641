/** R37: how long emergency access lasts. It ends by itself, and is opened anew with a new reason. */
export const emergencyHours = 24;

/** When an emergency access that begins at this moment ends. */
export function emergencyEnd(from: Date): Date {
  return new Date(from.getTime() + emergencyHours * 3_600_000);
}
