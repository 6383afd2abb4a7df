import { CLEARANCES, type Clearance } from '../../database/clearance.ts';
import { tlpOf } from '../wording.ts';

/** The marking definitions of TLP 2.0 that OASIS has published for STIX 2.1; they are to be used as they are. */
const published: Record<Clearance, string> = {
  CLEAR: '94868c89-83c2-464b-929b-a1a8aa3c8487',
  GREEN: 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  AMBER: '55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  AMBER_STRICT: '939a9414-2ddd-4d32-a0cd-375ea402b003',
  RED: 'e828b379-4e03-4974-9ac4-e53a884c97c1',
};
const extension = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

export const markingId = (marking: Clearance) => `marking-definition--${published[marking]}`;

/** The definitions of all markings up to a clearance. */
export function markingDefinitions(clearance: Clearance) {
  return CLEARANCES.slice(0, CLEARANCES.indexOf(clearance) + 1).map((marking) => ({
    type: 'marking-definition',
    spec_version: '2.1',
    id: markingId(marking),
    created: '2022-10-01T00:00:00.000Z',
    name: tlpOf(marking),
    extensions: {
      [extension]: {
        extension_type: 'property-extension',
        tlp_2_0: marking.toLowerCase().replace('_', '+'),
      },
    },
  }));
}

/** The strongest of some markings. */
export function strongest(markings: readonly Clearance[]): Clearance {
  return CLEARANCES[Math.max(0, ...markings.map((marking) => CLEARANCES.indexOf(marking)))] as Clearance;
}
