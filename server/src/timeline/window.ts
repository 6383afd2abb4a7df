import { type Window, type WindowArguments, windowOf } from '../relationship/window.ts';

/** What a timeline is made of: each type, and its date. Rows of one day and with one id follow in this order. */
export const timelineTypes = {
  Statement: 'saidOn',
  Activity: 'period',
  Assessment: 'assessedOn',
  Document: 'publishedOn',
} as const;
export type TimelineType = keyof typeof timelineTypes;

/** Types whose rows may lack a date. */
export const undatable: readonly TimelineType[] = ['Activity', 'Document'];

/** Which part of a timeline is wanted: voices narrow statements only. */
export interface TimelineWindow extends Window {
  types: readonly TimelineType[];
}

export interface TimelineArguments extends WindowArguments {
  types?: readonly TimelineType[] | null;
}

/** @throws ValidationError where the window ends before it begins. */
export function timelineWindowOf({ types, ...window }: TimelineArguments): TimelineWindow {
  const all = Object.keys(timelineTypes) as TimelineType[];
  return { ...windowOf(window), types: types?.length ? all.filter((type) => types.includes(type)) : all };
}
