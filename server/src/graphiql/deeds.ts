import { type Tab, tab } from './tab.ts';

/** What is done and withheld, and what happened when. */
export const deedTabs: readonly Tab[] = [
  tab(
    'What do they do together, area by area, and what is withheld?',
    `
query Cooperation {
  cooperationAreas(first: 100) {
    nodes {
      label
      parent { label }
      done: activities(where: { not: { kind: { eq: RESTRAINT } } }) {
        nodes { title kind level evidenceStatus period participants { name } }
      }
      withheld: activities(where: { kind: { eq: RESTRAINT } }) {
        nodes { title period participants { name } sources { statement { paraphrase speaker { name } } document { title } } }
      }
    }
  }
}
`,
  ),
  tab(
    'Is more said than done, and in which areas?',
    `
query WordsAndDeeds {
  relationship(by: { slug: "russia-china" }) {
    gap {
      sides {
        side { name }
        level
        n
        denied
        avoided
        terms { concept { label } level n statements(first: 3) { nodes { saidOn speaker { name } quote paraphrase } } }
      }
      cells {
        gap
        side { side { name } rhetoric }
        area {
          area { label parent { label } }
          status
          level
          substance
          activities(first: 3) { nodes { title } }
          restraintsBy { actor { name } restraints(first: 3) { nodes { title } } }
        }
      }
    }
  }
}
`,
  ),
  tab(
    'What was said, done, judged and published in the autumn of 2019, in the order of its days?',
    `
query Timeline {
  relationship(by: { slug: "russia-china" }) {
    timeline(from: "2019-09", to: "2019-11", first: 50) {
      totalCount
      undatedCount
      edges {
        date
        node {
          __typename
          ... on Statement { speaker { name } side { name } quote paraphrase }
          ... on Activity { kind title }
          ... on Assessment { author { name } judgement }
          ... on Document { publisher { name } title }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`,
  ),
];
