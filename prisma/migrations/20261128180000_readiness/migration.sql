-- Whether a server is ready depends on the migrations too, after a database was set back to an earlier state: it may look which there are.
GRANT SELECT ON _prisma_migrations TO entente_writer;

SELECT entente_complete_schema();
