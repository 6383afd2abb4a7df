#!/usr/bin/env node
/** Codes an imported corpus by terms, and shows what came of it; docs/corpora.md says how to run it. */
import { parseArgs } from 'node:util';
import { CoreClient } from '@entente/client';
import { conceptsOf, record, relationshipsOf } from './record.mjs';
import { reader } from './show.mjs';
import { reported, spoken } from './sources.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { source: { type: 'string', default: 'kremlin' }, accept: { type: 'boolean', default: false } },
});
const [url = 'http://127.0.0.1:4000/graphql'] = positionals;
const client = new CoreClient(url, { token: process.env.ENTENTE_TOKEN });

const suggestions = [];
let sentences = 0;
for (const search of [spoken, reported]) {
  for await (const found of search(client, values.source)) {
    sentences += 1;
    if (found.partner) suggestions.push(found);
  }
}
console.log(
  `${sentences} sentences with a term, ${suggestions.length} of them about Russia's ties with one state.`,
);

if (values.accept) {
  const known = { concepts: await conceptsOf(client), ...relationshipsOf(client) };
  const added = { statements: 0, codings: 0 };
  const slugs = new Set();
  for (const found of suggestions) {
    const { statements, codings } = await record(client, found, known);
    added.statements += statements;
    added.codings += codings;
    slugs.add((await known.withRussia(found.partner)).slug);
  }
  console.log(
    `Added ${added.statements} statements and ${added.codings} codings in ${slugs.size} relationships.`,
  );
  const shown = reader(client);
  for (const slug of [...slugs].sort()) await shown.timeline(slug);
  const contradictions = { all: 0, held: 0 };
  for (const slug of [...slugs].sort()) {
    const { all, held } = await shown.contradictions(slug);
    contradictions.all += all;
    contradictions.held += held;
  }
  const { right, of } = shown.anchors();
  console.log(
    `\n${contradictions.all} contradictions, ${contradictions.held} with both texts at hand. Anchors: ${right} of ${of}.`,
  );
  if (right < of) process.exitCode = 1;
} else {
  for (const { document, start, end, speaker, saidOn, readings, partner, quote } of suggestions) {
    const says = readings.map(({ stance, concept }) => `${stance} ${concept}`).join(', ');
    console.log(
      `${saidOn} ${document.sourceId} [${start},${end}) ${speaker.name} RUS–${partner} ${says}\n    ${quote}`,
    );
  }
  console.log('Nothing is recorded; --accept records these and codes them in your name.');
}
