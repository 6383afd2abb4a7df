import { z } from 'zod';
import { builder } from '../builder.ts';
import { ref } from '../refs.ts';
import { Likelihood } from './enums.ts';
import { type Linted, lintAssessment } from './lint.ts';
import type { LintFinding as Finding } from './lint-finding.ts';

const LintCode = builder.enumType('LintCode', {
  description: 'A rule of ICD 203 for words of probability.',
  values: {
    MIXED_TERMS: {
      description:
        'Terms of both series stand in one text, such as "likely" (the first) and "probably" (the second).',
    },
    OTHER_TERM: { description: 'A word of probability that is none of the seven terms, such as "possibly".' },
    CONFIDENCE_WITH_LIKELIHOOD: { description: 'A confidence and a likelihood stand in one sentence.' },
    BOUNDS_DIFFER: { description: 'A number lies outside the bounds of the term that it goes with.' },
    LIKELIHOOD_DIFFERS: { description: 'The judgement names another degree than the likelihood.' },
  } as const,
});

const LintSeverity = builder.enumType('LintSeverity', {
  description: 'How much a finding weighs.',
  values: {
    ERROR: { description: 'It must be mended before the assessment is submitted.' },
    WARNING: { description: 'It should be looked at.' },
  } as const,
});

const LintField = builder.enumType('LintField', {
  description: 'The text in which something was found.',
  values: {
    JUDGEMENT: { description: 'The judgement, or the text given to lintText.' },
    CONFIDENCE_BASIS: { description: 'The basis of confidence.' },
  } as const,
});

const LintFinding = builder.objectRef<Finding>('LintFinding').implement({
  description: 'Words that break a rule of ICD 203.',
  fields: (t) => ({
    code: t.field({ type: LintCode, description: 'Which rule.', resolve: ({ code }) => code }),
    severity: t.field({
      type: LintSeverity,
      description: 'How much it weighs.',
      resolve: ({ severity }) => severity,
    }),
    message: t.exposeString('message', { description: 'What is wrong, and what to do.' }),
    field: t.field({ type: LintField, description: 'In which text.', resolve: ({ field }) => field }),
    start: t.exposeInt('start', {
      description: 'Where the words begin: Unicode code points of the text, counted from 0.',
    }),
    end: t.exposeInt('end', { description: 'Where they end: the position after the last one.' }),
    words: t.exposeString('words', { description: 'The words.' }),
  }),
});

const rules =
  'It reads English: of a text in another language it finds nothing, and that says nothing. Words in quotation marks are left out.';

builder.prismaObjectFields(ref('Assessment'), (t) => ({
  lint: t.field({
    type: [LintFinding],
    description: `How its judgement and the basis of its confidence are worded, by ICD 203. ${rules}`,
    select: { judgement: true, confidenceBasis: true, likelihood: true },
    resolve: (row) => lintAssessment(row as Linted),
  }),
}));

builder.queryField('lintText', (t) =>
  t.field({
    type: [LintFinding],
    description: `How a text is worded, by ICD 203: for a text that is still being written. ${rules}`,
    args: {
      text: t.arg.string({
        required: true,
        description: 'The text; at most 20,000 characters.',
        validate: z.string().max(20_000, 'A text has at most 20,000 characters.'),
      }),
      likelihood: t.arg({ type: Likelihood, description: 'The likelihood that it is to express, if any.' }),
    },
    resolve: (_root, { text, likelihood }) => lintAssessment({ judgement: text, likelihood }),
  }),
);
