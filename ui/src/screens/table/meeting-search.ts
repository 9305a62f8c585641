export interface MeetingSearch {
  /** The file that is on the screen. */
  readonly dossier?: string;
}

export function meetingSearch({ dossier }: Record<string, unknown>): MeetingSearch {
  return typeof dossier === 'string' ? { dossier } : {};
}
