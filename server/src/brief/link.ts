import type { Wanted } from './wanted.ts';

/** What GraphiQL is to ask of a node of each type that a brief shows. */
const fields = {
  Statement: 'saidOn speaker { name } side { name } voice quote paraphrase citation { rawText status }',
  Activity: 'title kind period level evidenceStatus participants { name }',
  Assessment: 'question judgement author { name } likelihood confidence gaps',
  Document: 'title publisher { name } publishedOn reliability',
  Citation: 'rawText status document { title }',
  CooperationArea: 'label definition parent { label }',
  Concept: 'label definition level',
  Relationship: 'name slug parties { name }',
  Actor: 'name kind description',
  Dissent: 'text author { name }',
} as const;

export type NodeType = keyof typeof fields;

/** The addresses to which a brief leads: GraphiQL, with the question for a node written already. */
export interface Links {
  node: (type: NodeType, id: string) => string;
  /** The statements of one kind in one year. */
  statements: (point: {
    concept: string;
    stance: string;
    side: string | null;
    period: string | null;
  }) => string;
  /** The divergence of the two sides in one period; null: in the window. */
  asymmetry: (period: string | null) => string;
}

/** `endpoint` is where the API is: "/graphql", or a whole address for a page that is kept as a file. */
export function linksTo(
  endpoint: string,
  { slug, from, to, voices }: Wanted,
  sides: readonly string[],
): Links {
  const asking = (query: string) => `${endpoint}?query=${encodeURIComponent(query)}`;
  return {
    node: (type, id) =>
      asking(
        `{\n  node(id: ${JSON.stringify(id)}) {\n    id\n    ... on ${type} { ${fields[type]} }\n  }\n}`,
      ),
    asymmetry: (period) => {
      const window = [
        ['from', period ?? from],
        ['to', period ?? to],
      ].flatMap(([name, date]) => (date ? [`${name}: ${JSON.stringify(date)}`] : []));
      const scope = [
        ...window,
        ...(voices.length > 0 ? [`voices: [${voices.join(', ')}]`] : []),
        `sides: ${JSON.stringify(sides)}`,
      ];
      return asking(`{
  relationship(by: { slug: ${JSON.stringify(slug)} }) {
    asymmetry(${scope.join(', ')}) {
      sides { name }
      n
      divergence
      interval { low high }
      contributions(first: 5) { concept { label } stance contribution }
    }
  }
}`);
    },
    statements: ({ concept, stance, side, period }) =>
      asking(`{
  statements(
    where: {
      relationship: { slug: { eq: ${JSON.stringify(slug)} } }
      side: ${side === null ? 'null' : `{ id: { eq: ${JSON.stringify(side)} } }`}
      codings: { concept: { id: { eq: ${JSON.stringify(concept)} } }, stance: { eq: ${stance} } }${
        period === null ? '' : `\n      saidOn: { within: ${JSON.stringify(period)} }`
      }
    }
    first: 50
  ) {
    totalCount
    nodes { ${fields.Statement} }
  }
}`),
  };
}
