/** TLP 2.0 markings, weakest restriction first. A caller's clearance is the strongest marking they may see. */
export const CLEARANCES = ['CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED'] as const;
export type Clearance = (typeof CLEARANCES)[number];

/** The login role whose only privilege is to read what this clearance may see. */
export function readerRoleOf(clearance: Clearance): string {
  return `entente_reader_${clearance.toLowerCase()}`;
}

/** The schema of views, one per table, that holds what this clearance may see. */
export function schemaOf(clearance: Clearance): string {
  return `visible_${clearance.toLowerCase()}`;
}
