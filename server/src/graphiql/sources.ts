import { type Tab, tab } from './tab.ts';

/** Where it comes from, and since when it is known. */
export const sourceTabs: readonly Tab[] = [
  tab(
    'Which claims come only second-hand, and through whom?',
    `
query SecondHand {
  statements(where: { secondHand: true }, orderBy: [{ field: SAID_ON, direction: ASC }], first: 50) {
    totalCount
    nodes {
      saidOn
      speaker { name }
      directness
      quote
      paraphrase
      attributions { position actor { name } directness document { title } }
    }
  }
}
`,
  ),
  tab(
    'Which citations are incomplete or lead nowhere yet?',
    `
query OpenCitations {
  citations(where: { status: { in: [INCOMPLETE, UNRESOLVED] } }) {
    totalCount
    nodes {
      status
      rawText
      citedOn
      publisher { name }
      document { title }
      statements { nodes { speaker { name } quote paraphrase } }
    }
  }
}
`,
  ),
  tab(
    'Who is this? Any name, in any script, also misspelt.',
    `
query Search {
  search(query: "Peshkov") {
    score
    name
    highlights { field text }
    node {
      __typename
      ... on Actor { name kind names { text kind } affiliations { nodes { role voice organization { name } } } }
      ... on Statement { saidOn quote paraphrase }
    }
  }
}
`,
  ),
  tab(
    'What was known at a moment?',
    `
query KnownAt {
  statements(knownAt: "2019-12-31T00:00:00Z", orderBy: [{ field: SAID_ON, direction: ASC }], first: 50) {
    totalCount
    nodes { recordedAt saidOn speaker { name } quote paraphrase codings { nodes { stance concept { label } } } }
  }
}
`,
  ),
];
