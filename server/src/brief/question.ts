/** What is asked first: whether there is such a relationship, and how much is said of it. */
export const outline = /* GraphQL */ `
query BriefOutline($slug: String!, $knownAt: DateTime, $from: EDTFDate, $to: EDTFDate, $voices: [Voice!]) {
  relationship(by: { slug: $slug }, knownAt: $knownAt) {
    parties { id }
    characterisations(from: $from, to: $to, voices: $voices, bucket: YEAR) { points { period n } }
  }
}
`;

/** For whose eyes the brief is. It has no moment, so it is a question of its own. */
export const reader = /* GraphQL */ `
query BriefReader { viewer { clearance } }
`;

const said = /* GraphQL */ `
fragment Said on Statement {
  id
  saidOn
  saidOnFirst
  saidOnLast
  speaker { name }
  side { name }
  voice
  occasion
  quote
  translation
  paraphrase
  directness
  credibility
  document { id title reliability }
  citation { id rawText status }
}
`;

const done = /* GraphQL */ `
fragment Done on Activity {
  id
  title
  kind
  level
  evidenceStatus
  period
  participants { name }
}
`;

/** What is said. */
const words = /* GraphQL */ `
query BriefWords(
  $slug: String!, $knownAt: DateTime, $from: EDTFDate, $to: EDTFDate, $voices: [Voice!]
  $sides: [ID!], $each: Boolean!, $intervals: Boolean!, $statements: Int!, $contradictions: Int!
) {
  relationship(by: { slug: $slug }, knownAt: $knownAt) {
    id
    name
    description
    parties { id name }
    characterisations(from: $from, to: $to, voices: $voices, bucket: YEAR) {
      n
      coded
      disputed
      points {
        period
        side { id }
        voice
        concept { id label level }
        stance
        n
        statements(first: $statements) @include(if: $each) { nodes { ...Said } }
      }
    }
    asymmetry(from: $from, to: $to, voices: $voices, bucket: YEAR, sides: $sides) {
      sides { id name }
      n
      divergence
      interval { low high }
      contributions(first: 8) { concept { id label } stance contribution shares { share } }
      overTime { period divergence n interval @include(if: $intervals) { low high } }
    }
    gap(from: $from, to: $to, voices: $voices) {
      sides { side { id name } level rhetoric n denied avoided qualified }
      cells { side { side { id } } area { area { id } } gap }
    }
    contradictions(from: $from, to: $to, voices: $voices, first: $contradictions) {
      totalCount
      nodes {
        kind
        sameSpeaker
        inOrder
        earlier { ...Said }
        earlierConcept { label }
        earlierStance
        later { ...Said }
        laterConcept { label }
        laterStance
      }
    }
  }
}
${said}`;

/** What is done. */
const deeds = /* GraphQL */ `
query BriefDeeds($slug: String!, $knownAt: DateTime, $from: EDTFDate, $to: EDTFDate, $activities: Int!) {
  relationship(by: { slug: $slug }, knownAt: $knownAt) {
    cooperation(from: $from, to: $to) {
      n
      areas {
        area { id label parent { id } }
        status
        level
        substance
        counts { status n }
        obligations
        restraintsBy { actor { id name } }
        restraints(first: $activities) { totalCount nodes { ...Done } }
        activities(first: $activities) { totalCount nodes { ...Done } }
      }
    }
  }
}
${done}`;

/** What analysts conclude, and which sources are missing. */
const judgements = /* GraphQL */ `
query BriefJudgements(
  $slug: String!, $knownAt: DateTime, $published: AssessmentWhere!, $unsourced: StatementWhere!
  $assessments: Int!, $evidence: Int!, $sources: Int!
) {
  relationship(by: { slug: $slug }, knownAt: $knownAt) {
    assessments(where: $published, first: $assessments) {
      totalCount
      nodes {
        id
        question
        judgement
        likelihood
        probabilityLow
        probabilityHigh
        confidence
        confidenceBasis
        assumptions
        gaps
        assessedOn
        marking
        author { id name }
        document { id title }
        sourcing { evidenceCount singleSource }
        evidence(first: $evidence) {
          totalCount
          nodes {
            id
            role
            note
            statement { ...Said }
            activity { ...Done }
            document { id title reliability }
            otherAssessment { id judgement author { name } }
          }
        }
        dissents(first: $evidence) { totalCount nodes { id text author { name } alternativeLikelihood } }
      }
    }
    unsourced: statements(where: $unsourced, first: $sources) { totalCount nodes { ...Said } }
  }
}
${said}${done}`;

/** Everything that a brief tells: in three questions, for one would cost more than a question may. */
export const parts = [words, deeds, judgements];

/** All that a brief asks: a server that answers known operations only knows these. */
export const questions = [outline, reader, ...parts];
