import { sentencesOf } from './sentences.mjs';
import { partnerIn, statesIn } from './states.mjs';
import { hasTerm, readTerms, terms } from './terms.mjs';

const page = 'pageInfo { hasNextPage endCursor }';
const posts = 'affiliations(first: 100) { nodes { organization { countryCode } } }';

const Turns = `query Turns($words: String!, $after: String) {
  turns: statements(where: { search: $words }, first: 50, after: $after) {
    nodes {
      id sourceId saidOn selector { start exact } speaker { ${posts} } recordedSpeaker { id name }
      document { id sourceId publishedOn }
    }
    ${page}
  }
}`;

const Pages = `query Pages($words: String!, $after: String) {
  pages: documents(where: { search: $words }, first: 50, after: $after) {
    nodes { id sourceId publishedOn text } ${page}
  }
}`;

const Reports = `query Reports($document: ID!) {
  suggestStatements(document: $document) {
    statements { directness saidOn reportingVerb selector { start exact } speaker { candidates { id name ${posts} } } }
  }
}`;

/** A line that begins with a name and a colon: turns run on over speakers whom their source did not tell apart. */
const nextSpeaker =
  /\n(?:Question|\p{Lu}[\p{L}.’'-]*(?: (?:of|the|and|for|at|on|to|in|\p{Lu}[\p{L}.’'-]*)){1,14})(?: \([^)\n]{1,40}\))?:/u;

/** What turns of speech say by the terms, a sentence each. The words before a name ("President of Armenia …") tell for whom it speaks. */
export async function* spoken(client, source) {
  const seen = new Set();
  for (const search of new Set(terms.map((term) => term.search))) {
    for await (const turn of client.paginate(Turns, (data) => data.turns, { words: search })) {
      const { document, selector, recordedSpeaker: speaker } = turn;
      if (seen.has(turn.id) || !selector || !turn.sourceId?.startsWith(`${source}:`)) continue;
      seen.add(turn.id);
      const state = stateOf(speaker.name, turn.speaker);
      const common = { document, speaker, state, saidOn: turn.saidOn, directness: 'DIRECT_QUOTE' };
      const [own] = selector.exact.split(nextSpeaker, 1);
      yield* found({ start: selector.start, exact: own }, common);
    }
  }
}

/** What the pages report in their own words, as the server finds it: who says so, and where. */
export async function* reported(client, source) {
  const seen = new Set();
  for (const search of new Set(terms.map((term) => term.search))) {
    for await (const document of client.paginate(Pages, (data) => data.pages, { words: search })) {
      if (seen.has(document.id) || !document.sourceId?.startsWith(`${source}:`)) continue;
      seen.add(document.id);
      if (!hasTerm(document.text ?? '')) continue;
      const { suggestStatements } = await client.request(Reports, { document: document.id });
      for (const { selector, speaker, directness, saidOn, reportingVerb } of suggestStatements.statements) {
        const [who, another] = speaker?.candidates ?? [];
        // Whoever denies that there is an alliance does not say that there is one
        if (!who || another || /^(?:deny|refute|reject|doubt)$/.test(reportingVerb ?? '')) continue;
        const common = { document, speaker: who, state: stateOf(who.name, who), directness };
        yield* found(selector, { ...common, saidOn: saidOn ?? document.publishedOn });
      }
    }
  }
}

function* found({ start, exact }, common) {
  for (const sentence of sentencesOf(exact)) {
    const readings = readTerms(sentence.words, common.directness === 'PARAPHRASE');
    if (!readings.length) continue;
    const partner = common.state && partnerIn(sentence.words, common.state);
    yield {
      ...common,
      quote: sentence.words,
      start: start + sentence.start,
      end: start + sentence.end,
      partner,
      readings,
    };
  }
}

/** The state for which somebody speaks: the one that the label names, otherwise the only one that their posts lead to. */
function stateOf(label, speaker) {
  const named = statesIn(label);
  if (named.length) return named.length === 1 ? named[0] : null;
  const codes = new Set(speaker.affiliations.nodes.map(({ organization }) => organization.countryCode));
  codes.delete(null);
  return codes.size === 1 ? [...codes][0] : null;
}
