const statement = `id saidOn quote paraphrase sourceId selector { start end exact } document { id url title } speaker { name }`;

const Timeline = `query Timeline($slug: String!, $after: String) {
  relationship(by: { slug: $slug }) {
    timeline(types: [STATEMENT], first: 50, after: $after) {
      nodes { ... on Statement { ${statement} codings(first: 100) { nodes { stance concept { slug } } } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

const Contradictions = `query Contradictions($slug: String!, $after: String) {
  relationship(by: { slug: $slug }) {
    contradictions(first: 50, after: $after) {
      nodes { kind sameSpeaker earlier { ${statement} } later { ${statement} } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

/** Prints timeline and contradictions of a relationship, and holds each line against the text that its anchor leads to. */
export function reader(client, print = console.log) {
  const texts = new Map();
  const checked = new Map();

  async function place(said) {
    const { selector, document } = said;
    if (!selector || !document) return 'no anchor';
    if (!texts.has(document.id)) texts.set(document.id, await textOf(client, document.id));
    const there = texts.get(document.id).slice(selector.start, selector.end).join('');
    checked.set(said.id, there === (said.quote ?? said.paraphrase));
    return `${document.url ?? document.title} [${selector.start},${selector.end})`;
  }

  const line = async (said) =>
    `${said.saidOn}  ${said.speaker.name}: “${said.quote ?? said.paraphrase}”\n      ${await place(said)}`;

  return {
    async timeline(slug) {
      print(`\n${slug}`);
      for await (const said of client.paginate(Timeline, (data) => data.relationship?.timeline, { slug })) {
        const codings = said.codings.nodes.map(({ concept, stance }) => `${stance} ${concept.slug}`);
        print(`  ${await line(said)}\n      ${codings.join(', ')}`);
      }
    },

    /** How many there are, and of how many both texts are held. */
    async contradictions(slug) {
      const count = { all: 0, held: 0 };
      const all = client.paginate(Contradictions, (data) => data.relationship?.contradictions, { slug });
      for await (const { kind, sameSpeaker, earlier, later } of all) {
        count.all += 1;
        if ([earlier, later].every(({ selector, document }) => selector && document)) count.held += 1;
        print(`\n${slug}: ${kind}, ${sameSpeaker ? 'one speaker' : 'two speakers of one side'}`);
        print(`  ${await line(earlier)}\n  ${await line(later)}`);
      }
      return count;
    },

    /** How many statements with an anchor were shown, and of how many the text says the same at that place. */
    anchors: () => ({ right: [...checked.values()].filter(Boolean).length, of: checked.size }),
  };
}

async function textOf(client, id) {
  const { document } = await client.request('query Text($id: ID!) { document(by: { id: $id }) { text } }', {
    id,
  });
  return [...document.text];
}
