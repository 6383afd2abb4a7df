import { type Tab, tab } from './tab.ts';

/** What analysts conclude, and what it rests on. */
export const judgementTabs: readonly Tab[] = [
  tab(
    'What do analysts conclude, and on which evidence?',
    `
query Assessments {
  assessments(where: { relationship: { slug: { eq: "russia-china" } } }) {
    nodes {
      question
      judgement
      author { name }
      likelihood
      confidence
      confidenceBasis
      gaps
      evidence {
        nodes {
          role
          note
          statement { saidOn speaker { name } quote paraphrase }
          activity { title }
          otherAssessment { judgement author { name } }
        }
      }
      dissents { nodes { author { name } text } }
    }
  }
}
`,
  ),
  tab(
    'On how many sources does each judgement rest in the end, and which confirm only themselves?',
    `
query Sourcing {
  assessments(where: { relationship: { slug: { eq: "russia-china" } } }) {
    nodes {
      judgement
      sourcing {
        evidenceCount
        singleSource
        sources {
          evidenceCount
          source {
            __typename
            ... on Document { title }
            ... on Actor { name }
            ... on Citation { rawText status }
          }
          reliability { grade judged unknown }
          credibility { grade judged unknown }
        }
        circularChains { steps { __typename } }
      }
    }
  }
}
`,
  ),
  tab(
    'What is there for me to do, and which judgements have lost their ground?',
    `
query Work {
  viewer { user { name } roles }
  codingQueue(first: 10) {
    totalCount
    nodes { dueOn statement { saidOn speaker { name } quote paraphrase } }
  }
  underWay: assessments(where: { state: { in: [DRAFT, IN_REVIEW, CHANGES_REQUESTED, APPROVED] } }) {
    nodes { question state transitions { mutation allowed missing } }
  }
  stale: assessments(where: { stale: true }) {
    nodes {
      question
      judgement
      staleReasons {
        kind
        since
        evidence { role statement { speaker { name } quote paraphrase } activity { title } document { title } }
      }
    }
  }
}
`,
  ),
];
