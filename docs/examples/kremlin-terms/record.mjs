import { unwrap } from '@entente/client';
import { terms } from './terms.mjs';

const failed = '... on Error { code message path }';

/** The codebook of the worked example and its concepts by slug; those that it lacks are made. */
export async function conceptsOf(client) {
  const { codebooks } = await client.request(
    'query Codebook { codebooks(where: { slug: { eq: "characterisations" } }, first: 1) { nodes { id concepts(first: 100) { nodes { id slug } } } } }',
  );
  const [codebook] = codebooks.nodes;
  if (!codebook)
    throw new Error('There is no codebook "characterisations": start the server with its worked example.');
  const concepts = new Map(codebook.concepts.nodes.map(({ id, slug }) => [slug, id]));
  for (const { concept: slug, adds } of terms) {
    if (!adds || concepts.has(slug)) continue;
    const input = { ...adds, slug, codebookId: codebook.id };
    const { result } = await client.request(
      `mutation Concept($input: CreateConceptInput!) { result: createConcept(input: $input) { __typename ... on Concept { id } ${failed} } }`,
      { input },
    );
    concepts.set(slug, unwrap(result).id);
  }
  return concepts;
}

/** The states by their codes, and the relationship of Russia with each; one that is not there is made. */
export function relationshipsOf(client) {
  const states = new Map();
  const relationships = new Map();
  const once = async (map, key, find) => map.get(key) ?? map.set(key, await find()).get(key);
  const state = (code) =>
    once(states, code, async () => {
      const { actor } = await client.request(
        'query State($code: CountryCode!) { actor(by: { isoCountry: $code }) { id slug name } }',
        { code },
      );
      if (!actor) throw new Error(`No state has the code ${code}: run "entente import countries" first.`);
      return actor;
    });
  const withRussia = (code) =>
    once(relationships, code, async () => {
      const parties = [await state('RUS'), await state(code)];
      const partyIds = parties.map(({ id }) => id);
      const { relationship } = await client.request(
        'query Relationship($parties: [ID!]!) { relationship(by: { parties: $parties }) { id slug } }',
        { parties: partyIds },
      );
      if (relationship) return relationship;
      const { result } = await client.request(
        `mutation Relationship($input: CreateRelationshipInput!) {
          result: createRelationship(input: $input) { __typename ... on Relationship { id slug } ${failed} } }`,
        { input: { name: parties.map(({ name }) => name).join(' and '), partyIds } },
      );
      return unwrap(result);
    });
  return { state, withRussia };
}

/** Records what was found as a statement with its anchor, and codes it; what is there already stays. Tells what it added. */
export async function record(client, found, { concepts, state, withRussia }) {
  const { document, quote, start, end, readings, directness, saidOn, speaker } = found;
  const sourceId = `terms:${document.sourceId}@${start}-${end}`;
  const known = await client.request(
    'query Known($sourceId: String!) { statement(by: { sourceId: $sourceId }) { id codings(first: 100) { nodes { concept { id } } } } }',
    { sourceId },
  );
  const id = known.statement?.id ?? (await say());
  const coded = new Set(known.statement?.codings.nodes.map(({ concept }) => concept.id));
  const missing = readings.filter(({ concept }) => !coded.has(concepts.get(concept)));
  for (const { concept, words, stance } of missing) {
    const note = `Suggested by the term “${words}”${stance === 'DENIES' ? ' after a negation' : ''}.`;
    const input = { statementId: id, conceptId: concepts.get(concept), stance, note };
    const { result } = await client.request(
      `mutation Code($input: CodeStatementInput!) { result: codeStatement(input: $input) { __typename ${failed} } }`,
      { input },
    );
    unwrap(result);
  }
  return { statements: known.statement ? 0 : 1, codings: missing.length };

  async function say() {
    const words = directness === 'PARAPHRASE' ? { paraphrase: quote } : { quote, quoteLanguage: 'en' };
    const input = {
      ...words,
      sourceId,
      directness,
      saidOn,
      speakerId: speaker.id,
      onBehalfOfId: (await state(found.state)).id,
      relationshipId: (await withRussia(found.partner)).id,
      documentId: document.id,
      selector: { exact: quote, start, end },
      speechAct: readings.some(({ stance }) => stance === 'DENIES') ? 'DENY' : 'ASSERT',
    };
    const { result } = await client.request(
      `mutation Say($input: RecordStatementInput!) { result: recordStatement(input: $input) { __typename ... on Statement { id } ${failed} } }`,
      { input },
    );
    return unwrap(result).id;
  }
}
