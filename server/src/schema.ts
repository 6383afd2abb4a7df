import './scalars.ts';
import './error-schema.ts';
import './recorded.ts';
import './actor/schema.ts';
import './actor/name-schema.ts';
import './actor/affiliation-schema.ts';
import './document-stub.ts';
import { builder } from './builder.ts';
import { describeRelay } from './describe-relay.ts';

export const schema = describeRelay(builder.toSchema());
