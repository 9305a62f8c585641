import { addDays, dateInBrussels } from '@veilighuis/calendar';
import {
  decideDisclosure,
  getMeeting,
  getMinutes,
  invite,
  listMeetings,
  listTriageActions,
} from '@veilighuis/contracts';
import type { completeAction, OperationInput, recordAttendance, writeContribution } from '@veilighuis/contracts';
import type { Caller } from '@veilighuis/service-kit';
import {
  CloseMeeting,
  CompleteAction,
  DecideDisclosure,
  GetMeeting,
  GetMinutes,
  Invite,
  ListMeetings,
  ListTriageActions,
  PlanMeeting,
  RecordAttendance,
  ReleaseContribution,
  SetAgenda,
  WithdrawInvitation,
  WriteContribution,
} from '../../src/application/index.ts';
import { acting, coordinator, having } from './callers.ts';
import { fits } from './fits.ts';
import type { RunningTriage } from './triage.ts';

export const today = dateInBrussels(new Date());
export const nextWeek = addDays(today, 7);

type Written = Omit<OperationInput<typeof writeContribution>, 'fileId'>;
type Invited = Omit<OperationInput<typeof invite>, 'fileId'>;
type Told = Omit<OperationInput<typeof decideDisclosure>, 'fileId'>;
type Attends = Omit<OperationInput<typeof recordAttendance>, 'fileId' | 'organisation'>;

export const invitation: Invited = {
  organisation: 'ocmw-gent',
  category: 'OCMW',
  ground: 'involvement',
  motivation: 'Begeleidt het gezin.',
};

/** What happens around the files of a table, in short words. */
export class Consultation {
  constructor(readonly triage: RunningTriage) {}

  async plan(fileIds: string[] = [], more: { on?: string; startsAt?: string } = {}, who = coordinator) {
    const meeting = { on: today, startsAt: '09:30', place: 'centre', fileIds, ...more } as const;
    return (await this.triage.get(PlanMeeting).execute(meeting, acting(who))).meetingId;
  }

  meeting(meetingId: string, who = coordinator) {
    return fits(getMeeting, this.triage.get(GetMeeting).execute({ meetingId }, who));
  }

  meetings(who = coordinator, past = false) {
    return fits(listMeetings, this.triage.get(ListMeetings).execute({ limit: 100, past }, who));
  }

  async setAgenda(meetingId: string, fileIds: string[], who = coordinator) {
    const { version } = await this.meeting(meetingId);
    return this.triage.get(SetAgenda).execute({ meetingId, fileIds }, having(who, version));
  }

  async close(meetingId: string, who = coordinator) {
    const { version } = await this.meeting(meetingId);
    return this.triage.get(CloseMeeting).execute({ meetingId }, having(who, version));
  }

  minutes(meetingId: string, who: Caller) {
    return fits(getMinutes, this.triage.get(GetMinutes).execute({ meetingId }, who));
  }

  async write(fileId: string, who: Caller, seen: number, written: Partial<Written> = {}) {
    const input = { fileId, answer: 'content', ...written } as const;
    return (await this.triage.get(WriteContribution).execute(input, having(who, seen))).version;
  }

  async release(fileId: string, who: Caller, seen: number) {
    return (await this.triage.get(ReleaseContribution).execute({ fileId }, having(who, seen))).version;
  }

  async attend(
    fileId: string,
    organisation: string,
    attends: Attends | Attends['state'] = 'present',
    { seen = 0, who = coordinator } = {},
  ) {
    const line = typeof attends === 'string' ? { state: attends } : attends;
    return this.triage.get(RecordAttendance).execute({ fileId, organisation, ...line }, having(who, seen));
  }

  async invite(fileId: string, more: Partial<Invited> = {}, who = coordinator) {
    return fits(invite, this.triage.get(Invite).execute({ fileId, ...invitation, ...more }, acting(who)));
  }

  withdraw(fileId: string, invitationId: string, seen = 1, who = coordinator) {
    return this.triage.get(WithdrawInvitation).execute({ fileId, invitationId }, having(who, seen));
  }

  disclose(fileId: string, told: Told, who = coordinator) {
    return fits(decideDisclosure, this.triage.get(DecideDisclosure).execute({ fileId, ...told }, acting(who)));
  }

  actions(who: Caller, more: { state?: 'open' | 'done'; mine?: boolean; limit?: number; cursor?: string } = {}) {
    const asked = { limit: 100, state: 'open', ...more } as const;
    return fits(listTriageActions, this.triage.get(ListTriageActions).execute(asked, who));
  }

  complete({ fileId, actionId, ...more }: OperationInput<typeof completeAction>, seen: number, who: Caller) {
    return this.triage.get(CompleteAction).execute({ fileId, actionId, ...more }, having(who, seen));
  }
}
