/**
 * Prisma's schema engine as WebAssembly: it says what separates a database from the Prisma schema.
 *
 * `prisma migrate` does the same with a binary that it downloads; this needs nothing but npm packages. The module's
 * loading is that of one pinned version, so it serves developers' tools only; the server never loads it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

const CHAR = 18; // the catalogue's one-byte type, "char"
const CHAR_ARRAY = 1002;

/** The adapter refuses columns of type "char": let them pass as char[], which the engine never asks for. */
class CataloguePool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads `query` nine times; only the promise form comes by here
  override async query(...parameters: any[]): Promise<any> {
    const result = await super.query(...(parameters as [string]));
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = CHAR_ARRAY;
    return result;
  }
}

class CatalogueAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const answer = await queryRaw(query);
      const { Character, CharacterArray } = ColumnTypeEnum;
      return {
        ...answer,
        columnTypes: answer.columnTypes.map((type) => (type === CharacterArray ? Character : type)),
      };
    };
    return adapter;
  }
}

// TypeScript declares WebAssembly among the browser's globals only.
type Exports = { __wbindgen_start(): void };
type WebAssembly = {
  instantiate(code: Uint8Array, imports: object): Promise<{ instance: { exports: Exports } }>;
};

let loaded: Promise<void> | undefined;

/** Loads the engine once: Node does not import .wasm files by itself, which the package's own entry expects. */
function load(): Promise<void> {
  loaded ??= (async () => {
    const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssembly };
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: console.error } });
    const { instance } = await WebAssembly.instantiate(readFileSync(script.replace(/\.js$/, '.wasm')), {
      './schema_engine_bg.js': engineModule,
    });
    const { __wbg_set_wasm } = engineModule as unknown as { __wbg_set_wasm(exports: Exports): void };
    __wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
  })();
  return loaded;
}

function schemaFiles(folder: string) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') }));
}

export type Difference = {
  /** What differs, for a person; empty where nothing does. */
  summary: string;
  /** The SQL that makes the database what the schema says; empty where nothing differs. */
  sql: string;
};

/**
 * What has to change in a database to make it what the Prisma schema says.
 *
 * Compares what a Prisma schema can state: tables, columns, enums, keys and indexes of the schema `public`. Views,
 * triggers, CHECKs, policies, roles, partial and expression indexes are left to the SQL of the migrations.
 *
 * @param databaseUrl a Postgres of which the user may read the catalogue; it is not written to
 * @param schemaFolder the folder of *.prisma files
 * @throws where the schema is not valid or the database cannot be read
 */
export async function compareWithSchema(databaseUrl: string, schemaFolder: string): Promise<Difference> {
  await load();
  const files = schemaFiles(schemaFolder);
  const pool = new CataloguePool({ connectionString: databaseUrl, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter(pool));
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => {},
    adapter,
  );
  const diff = async (script: boolean) => {
    const { stdout, exitCode } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: schemaFolder },
      to: { tag: 'schemaDatamodel', files },
      script,
      exitCode: true,
      filters: { externalTables: ['public._prisma_migrations'], externalEnums: [] },
    });
    return exitCode === 0 ? '' : (stdout ?? '').trim();
  };
  try {
    return { summary: await diff(false), sql: await diff(true) };
  } finally {
    engine.free();
    await pool.end();
  }
}
