import { describe, expect, it } from 'vitest';
import { resultErrors } from '../../client/src/_generated/result-errors.ts';
import { CoreClient } from '../../client/src/client.ts';
import { EntenteError, ResultError } from '../../client/src/errors.ts';
import { unwrap } from '../../client/src/unwrap.ts';
import { CreateActorDocument, RenameActorDocument } from './documents.ts';
import { createServer, url } from './server.ts';

const { ConflictError, NotFoundError, ValidationError } = resultErrors;
const client = () => new CoreClient(url, { fetch: createServer(1).fetch });

const rename = async (id: string, expectedVersion: number) =>
  unwrap(
    (await client().request(RenameActorDocument, { input: { id, name: 'Lavrov', expectedVersion } }))
      .renameActor,
  );

describe('unwrap', () => {
  it('answers the success of a mutation', async () => {
    expect(await rename('a0', 1)).toEqual({ __typename: 'Actor', id: 'a0', name: 'Lavrov' });
  });

  it('throws the typed error under its name in the schema, with its own fields', async () => {
    const conflict = await rename('a0', 9).catch((error: unknown) => error);
    expect(conflict).toBeInstanceOf(ConflictError);
    expect(conflict).toBeInstanceOf(ResultError);
    expect(conflict).toBeInstanceOf(EntenteError);
    expect(conflict).toMatchObject({
      name: 'ConflictError',
      code: 'CONFLICT',
      currentVersion: 1,
      path: null,
    });
    await expect(rename('a7', 1)).rejects.toThrow(NotFoundError);
  });

  it('keeps where in the input the fault is', async () => {
    const input = { slug: '', name: 'Nobody', kind: 'PERSON' } as const;
    const { createActor } = await client().request(CreateActorDocument, { input });
    expect(() => unwrap(createActor)).toThrow(ValidationError);
    expect(() => unwrap(createActor)).toThrow(
      expect.objectContaining({ message: 'A slug is needed', path: ['slug'], transient: false }),
    );
  });

  it('throws a plain ResultError for an error type that it does not know', () => {
    const result = {
      __typename: 'EmbargoError',
      code: 'EMBARGO',
      message: 'Not before Monday',
      until: '2019-10-21',
    };
    expect(() => unwrap(result)).toThrow(
      expect.objectContaining({ name: 'ResultError', code: 'EMBARGO', result }),
    );
  });

  it('makes do with the name of the type where the document selected no more', () => {
    expect(() => unwrap({ __typename: 'NotFoundError' })).toThrow('NotFoundError');
  });

  it('does not take nothing for a success', () => {
    expect(() => unwrap(null)).toThrow(expect.objectContaining({ code: 'EMPTY_RESULT' }));
  });
});
