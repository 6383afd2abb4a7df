/**
 * Imports point one way: entry → schema → service → database, read and pure functions.
 * A domain folder is any folder of server/src that the list below does not name.
 */
const technical =
  '_generated|analysis|cache|cli|database|date|doctor|dump|example|graphiql|list|operation|plain|plugins|read|start|telemetry|write';
const domain = `^server/src/(?!(${technical})/)[^/]+/`;
const entry = '^server/src/(main|app|print-schema)[.]ts$|^server/src/(cli|start)/';
// Whatever describes the graph: Pothos is used here, and nowhere below
const schema = [
  '^server/src/(builder|schema|scalars|error-schema|recorded|refs|describe-relay)[.]ts$',
  '^server/src/list/',
  '^server/src/write/(mutations|batch-mutation)[.]ts$',
  '^server/src/[a-z]+/[a-z-]*(schema|enums|filter|list|selector)[.]ts$',
];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    forbid('no-circle', 'A circle is a design fault.', {}, { circular: true }),
    forbid('resolvable', 'The imported file or package is not there.', {}, { couldNotResolve: true }),
    forbid(
      'declared',
      "A package that is imported is among its own package's dependencies.",
      { path: '^(server|client)/src/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'client-alone',
      'The client imports nothing of the server.',
      { path: '^client/' },
      { path: '^(server|prisma)/' },
    ),
    forbid(
      'server-alone',
      'The server imports nothing of the client.',
      { path: '^server/' },
      { path: '^client/' },
    ),
    forbid(
      'program-without-tests',
      'The program imports neither tests nor tools.',
      { path: '^(server|client)/src/' },
      { path: '^(test|prisma/tools)/' },
    ),
    forbid(
      'entry-on-top',
      'Nothing imports an entry.',
      { path: '^server/src/', pathNot: entry },
      { path: entry },
    ),
    forbid(
      'schema-below-entry-only',
      'Only an entry or another schema file imports a schema.',
      { path: '^server/src/', pathNot: [entry, ...schema] },
      { path: schema },
    ),
    forbid(
      'service-without-graphql',
      'Rules and transactions know nothing of GraphQL.',
      {
        path: ['^server/src/[a-z]+/[a-z-]*(service|policy)[.]ts$', '^server/src/(write|read|database)/'],
        pathNot: schema,
      },
      { path: '(^|node_modules/)(graphql|graphql-[^/]+|@graphql-[^/]+|@pothos)/' },
    ),
    forbid(
      'read-and-analysis-without-domain',
      'The read planner and the measures know no domain type.',
      { path: '^server/src/(read|analysis)/' },
      { path: domain },
    ),
    forbid(
      'database-below-domain',
      'The database knows neither domain nor plugins nor planner.',
      { path: '^server/src/database/' },
      { path: [domain, '^server/src/(analysis|plugins|read)/'] },
    ),
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|_generated|dist)/' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: require.resolve('./tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
