export type LintCode =
  | 'MIXED_TERMS'
  | 'OTHER_TERM'
  | 'CONFIDENCE_WITH_LIKELIHOOD'
  | 'BOUNDS_DIFFER'
  | 'LIKELIHOOD_DIFFERS';
export type LintSeverity = 'ERROR' | 'WARNING';
export type LintField = 'JUDGEMENT' | 'CONFIDENCE_BASIS';

/** Something in a text that breaks a rule of ICD 203. `start` and `end` count Unicode code points of the field's text. */
export interface LintFinding {
  code: LintCode;
  severity: LintSeverity;
  message: string;
  field: LintField;
  start: number;
  end: number;
  words: string;
}

/** A finding by UTF-16 positions, as the rules make it. */
export type Spot = Pick<LintFinding, 'code' | 'severity' | 'message' | 'start' | 'end'>;
