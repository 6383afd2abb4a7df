import { post } from './ledger.ts';

const PAGE = `query Page($after: String) {
  changes(after: $after, first: 100, types: [Actor]) { nodes { operation subject { ... on Actor { name } } } pageInfo { endCursor hasNextPage } }
}`;

interface Page {
  nodes: { operation: string; subject: { name: string } }[];
  pageInfo: { endCursor: string; hasNextPage: boolean };
}

/** Somebody who follows the feed from its beginning, page after page, and writes down which actors were created. */
export function followActors(url: string, headers: Record<string, string>) {
  const names: string[] = [];
  let isLast = false;
  const going = (async () => {
    for (let after: string | null = null, done = false; !done; ) {
      // Looked at before the page is read: what comes after it is on that page
      const last = isLast;
      const { data, errors } = await post(url, { query: PAGE, variables: { after } }, headers);
      if (errors) throw new Error(`The feed was answered with ${JSON.stringify(errors)}.`);
      const { nodes, pageInfo } = (data as { changes: Page }).changes;
      for (const { operation, subject } of nodes) if (operation === 'CREATED') names.push(subject.name);
      after = pageInfo.endCursor;
      done = last && nodes.length === 0 && !pageInfo.hasNextPage;
    }
  })();
  going.catch(() => undefined);
  return {
    names,
    /** Reads what is still to come, and stops. */
    async end() {
      isLast = true;
      await going;
    },
  };
}
