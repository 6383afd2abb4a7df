import { builder } from './builder.ts';
import {
  AlreadyExistsError,
  ConflictError,
  type EntenteError,
  errorCodes,
  ForbiddenError,
  IdempotencyError,
  NotFoundError,
  UnavailableError,
  ValidationError,
} from './errors.ts';

const ErrorCodeEnum = builder.enumType('ErrorCode', {
  description: 'The stable code of an error. Also found in `extensions.code` of request errors.',
  values: Object.fromEntries(
    Object.entries(errorCodes).map(([code, description]) => [code, { description }]),
  ) as Record<keyof typeof errorCodes, { description: string }>,
});

const ErrorInterface = builder.interfaceRef<EntenteError>('Error').implement({
  description: 'Why a write was refused. Nothing was written then.',
  fields: (t) => ({
    code: t.field({ type: ErrorCodeEnum, description: 'For programs.', resolve: ({ code }) => code }),
    message: t.exposeString('message', { description: 'For people: what is wrong, and what to do.' }),
    path: t.stringList({
      nullable: true,
      description: 'Where in the input, from the outside in; null where no one field is to blame.',
      resolve: ({ inputPath }) => (inputPath.length ? inputPath : null),
    }),
  }),
});

// biome-ignore lint/suspicious/noExplicitAny: constructors of errors differ in their arguments
function defineError(type: new (...args: any[]) => EntenteError, description: string) {
  builder.objectType(type, { name: type.name, description, interfaces: [ErrorInterface] });
}

defineError(ValidationError, errorCodes.INVALID_INPUT);
defineError(NotFoundError, errorCodes.NOT_FOUND);
defineError(AlreadyExistsError, errorCodes.ALREADY_EXISTS);
defineError(IdempotencyError, errorCodes.IDEMPOTENCY_KEY_REUSED);
defineError(ForbiddenError, errorCodes.FORBIDDEN);
defineError(UnavailableError, errorCodes.UNAVAILABLE);

builder.objectType(ConflictError, {
  name: 'ConflictError',
  description: errorCodes.CONFLICT,
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentVersion: t.exposeInt('currentVersion', { description: 'The version at which the row is now.' }),
  }),
});
