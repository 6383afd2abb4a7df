/** One tab of GraphiQL: a question that an analyst asks, and the query that answers it. */
export interface Tab {
  question: string;
  query: string;
}

function tab(question: string, query: string): Tab {
  return { question, query: `${comment(question)}\n${query.trimStart()}` };
}

/** As a comment in lines that the editor shows whole in a window of the usual width. */
function comment(text: string): string {
  return text.replace(/(.{1,42})(?:\s+|$)/g, '# $1\n').trimEnd();
}

/** What the first tab says where the API takes a token. */
export const howToGiveToken = comment(
  'This server wants to know who asks. Put your token under "Headers" below, after "Bearer ", in each tab that you use; then press the round arrows on the left, so that the documentation is fetched with it.',
);

/** The first questions, answered from the worked example and from whatever else is recorded. */
export const tabs: readonly Tab[] = [
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
        codings { nodes { stance concept { label level } } }
      }
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
  concepts(where: { kind: { eq: CHARACTERISATION } }) {
    nodes {
      label
      affirmed: codings(where: { stance: { eq: AFFIRMS } }) { nodes { ...Reading } }
      denied: codings(where: { stance: { eq: DENIES } }) { nodes { ...Reading } }
    }
  }
}

fragment Reading on Coding {
  note
  statement { saidOn quote paraphrase speaker { name } }
}
`,
  ),
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
