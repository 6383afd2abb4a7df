import { type Tab, tab } from './tab.ts';

/** What is said, by whom, and how far apart the sides are. */
export const wordTabs: readonly Tab[] = [
  tab(
    'How has each side characterised the relationship over time, in which words, by whom?',
    `
query Characterisations {
  relationship(by: { slug: "russia-china" }) {
    parties { name }
    statements(
      where: { codings: { concept: { kind: { eq: CHARACTERISATION } } } }
      orderBy: [{ field: SAID_ON, direction: ASC }]
      first: 50
    ) {
      totalCount
      nodes {
        saidOn
        side { name }
        voice
        speaker { name }
        quote
        paraphrase
        codings(where: { concept: { kind: { eq: CHARACTERISATION } } }) { nodes { stance concept { label level } } }
      }
    }
  }
}
`,
  ),
  tab(
    'Which words does each side use, year by year?',
    `
query WordsByYear {
  relationship(by: { slug: "russia-china" }) {
    characterisations(bucket: YEAR) {
      n
      points { period side { name } voice concept { label level } stance n statements(first: 3) { nodes { saidOn speaker { name } quote paraphrase } } }
    }
  }
}
`,
  ),
  tab(
    'Who first said "allied", and who denied an alliance, and when?',
    `
query FirstAlliedAndDenials {
  firstAllied: statements(
    where: { codings: { concept: { slug: { eq: "allied-relations" } }, stance: { eq: AFFIRMS } } }
    orderBy: [{ field: SAID_ON, direction: ASC }]
    first: 1
  ) {
    nodes { ...Said }
  }
  denials: statements(
    where: {
      codings: { concept: { slug: { in: ["alliance", "military-alliance"] } }, stance: { in: [DENIES, AVOIDS] } }
    }
    orderBy: [{ field: SAID_ON, direction: ASC }]
  ) {
    nodes { ...Said }
  }
}

fragment Said on Statement {
  saidOn
  speaker { name }
  side { name }
  voice
  quote
  paraphrase
  codings { nodes { stance concept { label } } }
}
`,
  ),
  tab(
    'Where does one speaker contradict himself? The same concept, affirmed and denied.',
    `
query Contradictions {
  relationship(by: { slug: "russia-china" }) {
    contradictions(sameSpeaker: true, first: 50) {
      totalCount
      nodes {
        kind
        inOrder
        speaker { name }
        earlierConcept { label }
        earlierStance
        earlier { saidOn voice quote paraphrase document { title } }
        laterConcept { label }
        laterStance
        later { saidOn voice quote paraphrase document { title } }
      }
    }
  }
}
`,
  ),
  tab(
    'How far apart are the two capitals in their words, and over which?',
    `
query Asymmetry {
  relationship(by: { slug: "russia-china" }) {
    asymmetry(bucket: YEAR) {
      sides { name }
      n
      divergence
      interval { low high }
      contributions(first: 5) {
        concept { label }
        stance
        contribution
        shares { side { name } share statements(first: 3) { totalCount nodes { saidOn speaker { name } quote paraphrase } } }
      }
      overTime { period divergence n }
    }
  }
}
`,
  ),
  tab(
    'Who agrees with whom, and on what?',
    `
query DiscourseNetwork {
  relationship(by: { slug: "russia-china" }) {
    discourseNetwork {
      n
      ties(first: 50) {
        totalCount
        nodes {
          weight
          between { actor { name } n }
          shared { concept { label } weight }
        }
      }
      structure { communities positions(first: 10) { nodes { node { actor { name } } community betweenness } } }
    }
  }
}
`,
  ),
];
