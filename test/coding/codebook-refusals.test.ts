import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  mergeConcepts,
  renameConcept,
  splitConcept,
  undoConceptChange,
} from '../../server/src/codebook/change-service.ts';
import { newCodebookEdition } from '../../server/src/codebook/edition-service.ts';
import { codebookService, conceptService } from '../../server/src/codebook/service.ts';
import type { Viewer } from '../../server/src/viewer.ts';
import type { EntityService } from '../../server/src/write/entity.ts';
import { type CodedWorld, codedWorld } from './coded-world.ts';

// What the services of codebooks refuse: each refusal says why, and which field of the input is meant.

let world: CodedWorld;
let ada: Viewer;
let other: string;
beforeAll(async () => {
  world = await codedWorld(1);
  ada = world.viewers.ada;
  other = await create(codebookService, { name: 'Other ties' });
});
afterAll(() => world.close());

const create = async (service: unknown, input: object) =>
  (await (service as EntityService).create(world.writer, ada, input)).id;
let count = 0;
const concept = (more: object = {}) => {
  count += 1;
  return create(conceptService, {
    codebookId: world.codebookId,
    label: `Concept ${count}`,
    kind: 'POSITION',
    ...more,
  });
};
const read = (id: string) => world.writer.concept.findUniqueOrThrow({ where: { id } });
const refusal = (code: string, message: string, ...inputPath: string[]) => ({
  code,
  message: expect.stringContaining(message),
  inputPath,
});
const reason = 'It is clearer.';

describe('a concept', () => {
  it('has a level if it is a characterisation, and none if it is a position', async () => {
    const refused = refusal('INVALID_INPUT', 'A characterisation has a level', 'level');
    await expect(concept({ level: 'ALLY' })).rejects.toMatchObject(refused);
    await expect(concept({ kind: 'CHARACTERISATION' })).rejects.toMatchObject(refused);
    const id = await concept({ kind: 'CHARACTERISATION', level: 'ALLY' });
    await expect(conceptService.update(world.writer, ada, id, 1, { level: null })).rejects.toMatchObject(
      refused,
    );
    await conceptService.update(world.writer, ada, id, 1, { level: 'PARTNER', definition: 'Less.' });
    expect(await read(id)).toMatchObject({ level: 'PARTNER', definition: 'Less.', slug: `concept-${count}` });
  });

  it('stands below one of its own codebook', async () => {
    const above = await concept();
    const foreign = await concept({ codebookId: other });
    const refused = refusal('INVALID_INPUT', 'stands in another codebook', 'parentId');
    await expect(concept({ parentId: foreign })).rejects.toMatchObject(refused);
    const id = await concept({ parentId: above });
    await expect(
      conceptService.update(world.writer, ada, id, 1, { parentId: foreign }),
    ).rejects.toMatchObject(refused);
    await expect(concept({ parentId: uuidv7() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await conceptService.update(world.writer, ada, id, 1, { slug: 'below' });
    expect(await read(id)).toMatchObject({ slug: 'below', parentId: above });
  });

  it('that is updated has its new label and its new merge put down, and no change where there is none', async () => {
    const [id, into, otherwise] = [await concept(), await concept(), await concept()];
    const { label } = await read(id);
    const update = async (input: object) =>
      conceptService.update(world.writer, ada, id, (await read(id)).version, input);
    const changes = () =>
      world.writer.conceptChange.findMany({
        where: { fromId: id },
        orderBy: { id: 'asc' },
        select: { kind: true, intoId: true, intoLabel: true, retractedAt: true },
      });
    await update({ label, mergedIntoId: null, definition: 'The same.' });
    expect(await changes()).toEqual([]);
    await update({ mergedIntoId: into });
    await update({ mergedIntoId: into, definition: 'Still.' });
    const merged = (intoId: string, retractedAt: unknown) => ({
      kind: 'MERGED',
      intoId,
      intoLabel: expect.stringMatching(/^Concept /),
      retractedAt,
    });
    expect(await changes()).toEqual([merged(into, null)]);
    await update({ mergedIntoId: otherwise });
    expect(await changes()).toEqual([merged(into, expect.any(Date)), merged(otherwise, null)]);
    await update({ mergedIntoId: null });
    expect(await changes()).toEqual([merged(into, expect.any(Date)), merged(otherwise, expect.any(Date))]);
  });

  it('and its codebook take an administrator', async () => {
    const { rita } = world.viewers;
    for (const [service, input] of [
      [codebookService, { name: 'Mine' }],
      [conceptService, { codebookId: world.codebookId, label: 'Mine', kind: 'POSITION' }],
    ] as const)
      await expect((service as unknown as EntityService).create(world.writer, rita, input)).rejects.toThrow(
        'takes the role ADMIN',
      );
  });
});

describe('a codebook', () => {
  it('is named in its slug unless it is given one, and keeps it under another name', async () => {
    const id = await create(codebookService, { name: 'Words of War' });
    await codebookService.update(world.writer, ada, id, 1, { name: 'Words of Peace' });
    expect(await world.writer.codebook.findUnique({ where: { id } })).toMatchObject({
      slug: 'words-of-war',
      name: 'Words of Peace',
    });
    const named = await create(codebookService, { name: 'Words of War', slug: 'wow', edition: 3 });
    expect(await world.writer.codebook.findUnique({ where: { id: named } })).toMatchObject({
      slug: 'wow',
      edition: 3,
    });
  });
});

describe('a change of concepts', () => {
  const rename = (input: object) =>
    renameConcept(world.writer, ada, { expectedVersion: 1, reason, ...input });
  const merge = (intoId: string, ...conceptIds: string[]) =>
    mergeConcepts(world.writer, ada, { intoId, conceptIds, reason });
  const split = (id: string, expectedVersion: number, ...labels: string[]) =>
    splitConcept(world.writer, ada, {
      id,
      expectedVersion,
      into: labels.map((label) => ({ label })),
      reason,
    });
  const undo = (id: string | undefined, expectedVersion = 1) =>
    undoConceptChange(world.writer, ada, { id, expectedVersion, reason: 'It was not.' });

  it('takes an administrator', async () => {
    const id = await concept();
    for (const change of [renameConcept, mergeConcepts, splitConcept, undoConceptChange])
      await expect(change(world.writer, world.viewers.rita, { id })).rejects.toThrow(
        'To change concepts takes the role ADMIN',
      );
  });

  it('gives another label than it had, to a concept that is there', async () => {
    const id = await concept();
    const { label } = await read(id);
    await expect(rename({ id, label })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'has this label already', 'label'),
    );
    await expect(rename({ id: uuidv7(), label })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('merges others into one that is there and stands for itself', async () => {
    const [into, from, past, gone] = [await concept(), await concept(), await concept(), await concept()];
    await merge(into, past);
    await conceptService.retract(world.writer, ada, gone, 1, reason);
    await expect(merge(into, from, into)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'cannot be merged into itself', 'conceptIds'),
    );
    await expect(merge(uuidv7(), from)).rejects.toMatchObject(
      refusal('NOT_FOUND', 'does not exist, or is retracted', 'intoId'),
    );
    await expect(merge(into, from, gone)).rejects.toMatchObject(
      refusal('NOT_FOUND', 'does not exist, or is retracted', 'conceptIds'),
    );
    await expect(merge(past, from)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is merged itself', 'intoId'),
    );
    await expect(merge(from, past)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is merged already: undo that first', 'conceptIds'),
    );
    const characterisation = await concept({ kind: 'CHARACTERISATION', level: 'ALLY' });
    await expect(merge(into, from, characterisation)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'are not merged', 'conceptIds'),
    );
    // One that is named twice is merged once
    expect((await merge(into, from, from)).ids).toHaveLength(1);
    expect(await read(from)).toMatchObject({ mergedIntoId: into });
  });

  it('splits a concept once, that is not merged, into parts that stand where it stood', async () => {
    const [above, into, merged] = [await concept(), await concept(), await concept()];
    await merge(into, merged);
    await expect(split(merged, 2, 'a', 'b')).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'A merged concept is not split', 'id'),
    );
    const id = await concept({ parentId: above });
    await expect(split(id, 4, 'a', 'b')).rejects.toMatchObject({ code: 'CONFLICT', currentVersion: 1 });
    await expect(split(id, 1, 'One half', '???')).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      inputPath: ['into', '1', 'slug'],
    });
    const { ids } = await split(id, 1, 'One half', 'Other half');
    const parts = await world.writer.conceptChange.findMany({
      where: { id: { in: ids } },
      orderBy: { id: 'asc' },
      select: { kind: true, fromId: true, intoLabel: true, reason: true, into: true },
    });
    expect(parts).toMatchObject(
      ['One half', 'Other half'].map((label) => ({
        kind: 'SPLIT',
        fromId: id,
        intoLabel: label,
        reason,
        into: { label, parentId: above, kind: 'POSITION', level: null, codebookId: world.codebookId },
      })),
    );
    await expect(split(id, 2, 'a', 'b')).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is split already', 'id'),
    );
    // Undone as a whole, it can be split otherwise
    expect((await undo(ids[0])).ids.sort()).toEqual([...ids].sort());
    await split(id, 2, 'Upper half', 'Lower half');
  });

  it('is undone while nothing came after it, at the version that was read', async () => {
    await expect(undo(uuidv7())).rejects.toMatchObject(
      refusal('NOT_FOUND', 'There is no such change of a concept', 'id'),
    );
    const id = await concept();
    const first = await rename({ id, label: 'A first name' });
    const second = await rename({ id, label: 'A second name', expectedVersion: 2 });
    await expect(undo(second.ids[0], 5)).rejects.toMatchObject({ code: 'CONFLICT', currentVersion: 1 });
    await expect(undo(first.ids[0])).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'has another name by now', 'id'),
    );
    expect(await undo(second.ids[0])).toEqual({ ids: second.ids });
    expect(await read(id)).toMatchObject({ label: 'A first name' });
    expect(
      await world.writer.conceptChange.findUnique({ where: { id: second.ids[0] as string } }),
    ).toMatchObject({ retractedAt: expect.any(Date), retractionReason: 'It was not.' });
    await expect(undo(second.ids[0], 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const [into, elsewhere] = [await concept(), await concept()];
    const merged = await merge(into, id);
    await world.sql(
      'ada',
      'UPDATE "Concept" SET "mergedIntoId" = $1::uuid WHERE "id" = $2::uuid',
      elsewhere,
      id,
    );
    await expect(undo(merged.ids[0])).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'is not merged there any more', 'id'),
    );
  });
});

describe('a new edition', () => {
  const edition = (codebookId: string, more: object = {}) =>
    newCodebookEdition(world.writer, ada, { codebookId, ...more });

  it('is made of a codebook that is there', async () => {
    await expect(edition(uuidv7())).rejects.toMatchObject(
      refusal('NOT_FOUND', 'There is no such codebook', 'codebookId'),
    );
  });

  it('keeps name and description unless it is given others, and counts on from the last one', async () => {
    const first = await create(codebookService, { name: 'Terms', description: 'Of trade.', edition: 4 });
    const second = await edition(first);
    const third = await edition(second.id, { name: 'Better terms', description: 'Of trade and aid.' });
    const books = await world.writer.codebook.findMany({
      where: { slug: 'terms' },
      orderBy: { edition: 'asc' },
      select: { id: true, edition: true, name: true, description: true, supersedesId: true },
    });
    expect(books).toEqual([
      { id: first, edition: 4, name: 'Terms', description: 'Of trade.', supersedesId: null },
      { id: second.id, edition: 5, name: 'Terms', description: 'Of trade.', supersedesId: first },
      {
        id: third.id,
        edition: 6,
        name: 'Better terms',
        description: 'Of trade and aid.',
        supersedesId: second.id,
      },
    ]);
    await expect(edition(first)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'Edition 5 has taken its place', 'codebookId'),
    );
  });

  it('puts each concept below the nearest one above it that is still in use', async () => {
    const codebookId = await create(codebookService, { name: 'A tree' });
    const node = (label: string, parentId?: string) =>
      create(conceptService, {
        codebookId,
        label,
        kind: 'CHARACTERISATION',
        level: 'PARTNER',
        definition: `What ${label} means.`,
        parentId,
      });
    const root = await node('root');
    const kept = await node('kept', root);
    const merged = await node('merged', root);
    const gone = await node('gone', root);
    const halved = await node('halved', root);
    await node('below kept', kept);
    await node('below merged', merged);
    await node('below gone', gone);
    await node('below halved', halved);
    await mergeConcepts(world.writer, ada, { intoId: kept, conceptIds: [merged], reason });
    await conceptService.retract(world.writer, ada, gone, 1, reason);
    const into = [{ label: 'left' }, { label: 'right' }];
    await splitConcept(world.writer, ada, { id: halved, expectedVersion: 1, into, reason });
    const { id } = await edition(codebookId);
    const copies = await world.writer.concept.findMany({
      where: { codebookId: id },
      orderBy: { label: 'asc' },
      select: { label: true, definition: true, level: true, parent: { select: { label: true } } },
    });
    const copy = (
      label: string,
      parent: string | null,
      definition: string | null = `What ${label} means.`,
    ) => ({
      label,
      definition,
      level: 'PARTNER',
      parent: parent && { label: parent },
    });
    expect(copies).toEqual([
      copy('below gone', 'root'),
      copy('below halved', 'root'),
      copy('below kept', 'kept'),
      copy('below merged', 'kept'),
      copy('kept', 'root'),
      copy('left', 'root', null),
      copy('right', 'root', null),
      copy('root', null),
    ]);
  });

  it('puts at the top what merges made a circle of', async () => {
    const codebookId = await create(codebookService, { name: 'A circle' });
    const node = (label: string, parentId?: string) =>
      create(conceptService, { codebookId, label, kind: 'POSITION', parentId });
    const upper = await node('upper');
    const lower = await node('lower', upper);
    const lowest = await node('lowest', lower);
    // Whatever stood below the upper one stands below the lowest now, which stands below it
    await mergeConcepts(world.writer, ada, { intoId: lowest, conceptIds: [upper], reason });
    const { id } = await edition(codebookId);
    const copies = await world.writer.concept.findMany({
      where: { codebookId: id },
      orderBy: { label: 'asc' },
      select: { label: true, parent: { select: { label: true } } },
    });
    expect(copies).toEqual([
      { label: 'lower', parent: null },
      { label: 'lowest', parent: null },
    ]);
  });
});
