import type { RiskAnswer, RiskLevel } from '@veilighuis/contracts';
import type { Random } from './random.ts';

/**
 * Items of the own checklist, version 1, with their weights. Written down once more because packages import no
 * service; a test of intake proves that both give the same levels.
 */
const weights = {
  'earlier-violence': 2,
  'violence-increasing': 3,
  strangling: 4,
  weapon: 3,
  'threat-to-kill': 4,
  'controlling-behaviour': 3,
  stalking: 3,
  isolation: 2,
  'separation-or-contact-conflict': 2,
  'pregnancy-or-infant': 2,
  'violence-to-children': 3,
  'children-exposed': 2,
  'suicidal-thoughts': 3,
  'substance-use': 1,
  'mental-health': 1,
  'breach-of-measures': 3,
  'police-record': 1,
  'victim-fear': 3,
  'victim-expects-more': 2,
  'barriers-to-support': 1,
  'protective-factors': 0,
} as const;

export type ChecklistItem = keyof typeof weights;
const items = Object.keys(weights) as ChecklistItem[];
export const alarmingItems = ['strangling', 'weapon', 'threat-to-kill'] as const satisfies ChecklistItem[];
const ordinaryItems = items.filter((item) => !alarmingItems.some((alarming) => alarming === item));
const HIGHEST = Object.values(weights).reduce((sum: number, weight) => sum + weight, 0);
const BANDS: Readonly<Record<RiskLevel, readonly [from: number, to: number]>> = {
  low: [0, 9],
  medium: [10, 19],
  high: [20, HIGHEST],
};
const MOST_UNKNOWN = 3;

export type ChecklistAnswers = Record<ChecklistItem, RiskAnswer>;

export interface RiskForm {
  readonly instrument: string;
  readonly instrumentVersion: number;
  readonly answers: ChecklistAnswers;
  readonly informationBasis: ('interview-victim' | 'interview-suspect' | 'police-records' | 'file' | 'third-party')[];
}

/** All items answered: yes to those named, no to the rest. */
export function checklist(yes: readonly ChecklistItem[] = [], unknown: readonly ChecklistItem[] = []): RiskForm {
  const answer = (item: ChecklistItem): RiskAnswer =>
    yes.includes(item) ? 'yes' : unknown.includes(item) ? 'unknown' : 'no';
  const answers = Object.fromEntries(items.map((item) => [item, answer(item)])) as ChecklistAnswers;
  return { instrument: 'own-checklist', instrumentVersion: 1, answers, informationBasis: ['interview-victim'] };
}

/** Fixed answers that score this level without any alarming factor. */
export function checklistOf(level: RiskLevel): RiskForm {
  const picked: Record<RiskLevel, ChecklistItem[]> = {
    low: ['earlier-violence', 'substance-use'],
    medium: ['earlier-violence', 'violence-increasing', 'controlling-behaviour', 'victim-fear'],
    high: [
      'earlier-violence',
      'violence-increasing',
      'controlling-behaviour',
      'stalking',
      'children-exposed',
      'suicidal-thoughts',
      'victim-fear',
      'victim-expects-more',
    ],
  };
  return checklist(picked[level]);
}

/** Random answers that give this level; a high one now and then by one alarming factor on a small score (R12). */
export function randomChecklist(random: Random, level: RiskLevel): RiskForm {
  if (level === 'high' && random.chance(0.4)) {
    const small = randomChecklist(random, 'low');
    return { ...small, answers: { ...small.answers, [random.pick(alarmingItems)]: 'yes' } };
  }
  const unknown = random.shuffle(ordinaryItems).slice(0, random.integer(0, MOST_UNKNOWN));
  const [from, to] = BANDS[level];
  const yes: ChecklistItem[] = [];
  const target = random.integer(from, Math.min(to, from + 9));
  for (const item of random.shuffle(ordinaryItems.filter((candidate) => !unknown.includes(candidate)))) {
    if (prorated([...yes, item], unknown) <= target) yes.push(item);
  }
  return prorated(yes, unknown) >= from ? checklist(yes, unknown) : randomChecklist(random, level);
}

function prorated(yes: readonly ChecklistItem[], unknown: readonly ChecklistItem[]): number {
  return Math.round((scoreOf(yes) * HIGHEST) / (HIGHEST - scoreOf(unknown)));
}

function scoreOf(some: readonly ChecklistItem[]): number {
  return some.reduce((sum, item) => sum + weights[item], 0);
}
