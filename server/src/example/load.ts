import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../_generated/prisma/client.ts';
import { actorNameService, actorService, affiliationService } from '../actor/service.ts';
import { evidenceLinkService } from '../assessment/evidence-service.ts';
import { assessmentService } from '../assessment/service.ts';
import { codebookService, conceptService } from '../codebook/service.ts';
import { codingService } from '../coding/service.ts';
import { activityService, cooperationAreaService } from '../cooperation/service.ts';
import type { Database } from '../database/pools.ts';
import { citationService, documentService } from '../document/service.ts';
import { relationshipService } from '../relationship/service.ts';
import { attributionLinkService, statementService } from '../statement/service.ts';
import { localUserId, ROLES, type Viewer } from '../viewer.ts';
import type { EntityService } from '../write/entity.ts';
import { joined } from '../write/transaction.ts';
import { type ExampleRow, readExample } from './example.ts';
import { References } from './references.ts';

/** Loads the worked example through the services that the API uses, in one transaction: all of it, or nothing. */
export async function loadExample(database: Database): Promise<void> {
  const client = new PrismaClient({ adapter: new PrismaPg(database.write) });
  const viewer: Viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' };
  const example = readExample();
  await client.$transaction(
    async (transaction) => {
      const writer = joined(transaction);
      const refer = new References();
      const each = async (service: unknown, rows: ExampleRow[], keys?: string[], kind?: string) => {
        const inputs = rows.map((row) => refer.resolve(row));
        const made = await (service as EntityService).createMany(writer, viewer, inputs, 'ATOMIC');
        if (keys && kind) refer.keep(kind, keys, made as { id: string }[]);
      };
      const keyed = (
        service: unknown,
        kind: string,
        rows: Record<string, ExampleRow>,
        more: (key: string) => object = () => ({}),
      ) =>
        each(
          service,
          Object.entries(rows).map(([key, row]) => ({ ...row, ...more(key) })),
          Object.keys(rows),
          kind,
        );

      await keyed(actorService, 'actor', example.actors, (slug) => ({ slug }));
      await each(affiliationService, example.affiliations);
      await keyed(documentService, 'document', example.documents);
      await each(actorNameService, example.names);
      await keyed(citationService, 'citation', example.citations);
      await keyed(relationshipService, 'relationship', example.relationships, (slug) => ({ slug }));
      // A parent stands before its children in the file, and must be there before them
      for (const [slug, row] of Object.entries(example.areas)) {
        await keyed(cooperationAreaService, 'area', { [slug]: row }, () => ({ slug }));
      }
      await keyed(codebookService, 'codebook', { codebook: example.codebook });
      for (const [slug, row] of Object.entries(example.concepts)) {
        await keyed(conceptService, 'concept', { [slug]: { ...row, codebook: 'codebook' } }, () => ({
          slug,
        }));
      }

      const about = { relationship: 'russia-china', document: 'edm-16-146' };
      const statements = Object.entries(example.statements);
      await keyed(
        statementService,
        'statement',
        Object.fromEntries(
          statements.map(([key, { attributions, codings, ...row }]) => [key, { ...about, ...row }]),
        ),
      );
      await each(
        attributionLinkService,
        statements.flatMap(([statement, { attributions = [] }]) =>
          attributions.map((link, i) => ({ ...link, statement, position: i + 1 })),
        ),
      );
      await each(
        codingService,
        statements.flatMap(([statement, { codings = [] }]) =>
          codings.map((coding) => ({ ...coding, statement })),
        ),
      );
      await keyed(activityService, 'activity', example.activities, () => ({ relationship: 'russia-china' }));

      const assessments = Object.entries(example.assessments);
      await keyed(
        assessmentService,
        'assessment',
        Object.fromEntries(assessments.map(([key, { evidence, ...row }]) => [key, { ...about, ...row }])),
      );
      await each(
        evidenceLinkService,
        assessments.flatMap(([key, { evidence = [] }]) =>
          evidence.map(({ assessment, ...link }) => ({
            ...link,
            otherAssessment: assessment,
            assessment: key,
          })),
        ),
      );
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
  await client.$disconnect();
}
