import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { readsSelected } from '../list/selected.ts';
import { ref } from '../refs.ts';
import { seesPrivate } from './policy.ts';
import { userWithEmail } from './present.ts';

const UserBy = builder.inputType('UserBy', {
  description: 'Which user is wanted. Exactly one key.',
  isOneOf: true,
  fields: (t) => ({
    id: t.globalID({ for: [ref('User')], description: 'Its id.' }),
    email: t.string({
      description: 'Its email address, in any case of letters. Finds oneself; as an ADMIN, anybody.',
    }),
  }),
});

interface By {
  id?: { id: string } | null;
  email?: string | null;
}

/** An email address is private, so that looking for one must not tell whether it is there. */
async function idWithEmail({ writer, viewer }: Context, email: string): Promise<string | null> {
  const id = await userWithEmail(writer, email);
  return id !== null && seesPrivate(viewer, id) ? id : null;
}

builder.queryField('user', (t) =>
  t.field({
    type: ref('User'),
    nullable: true,
    description: 'One user, also a deactivated one. Null where there is none.',
    args: { by: t.arg({ type: UserBy, required: true, description: 'By which key.' }) },
    ...readsSelected(async (query, _root, { by }: { by: By }, context) => {
      const id = by.id ? by.id.id : await idWithEmail(context, by.email ?? '');
      // None is read like one, so that it takes no less time
      return context.db.user.findFirst({ ...query, where: { id: { in: id === null ? [] : [id] } } });
    }),
  }),
);
