/** What a later migration might add: names, types and keys that a dump has not met before. */
export const LATER = `
CREATE TYPE pair AS (first integer, second text);
CREATE DOMAIN remark AS jsonb;
CREATE TYPE mood AS ENUM ('so "so"', 'it''s, {fine}', 'NULL');
CREATE TABLE "Later table: ""%s""" (
  line text,
  "a ""quoted"" 'name' %s" text,
  key text COLLATE "C",
  other text,
  self text REFERENCES "Later table: ""%s""" (line),
  flag boolean, small smallint, big bigint, exact numeric, approximate real, double double precision,
  bytes bytea, span interval, plain timestamp, zoned timestamptz, day date, clock time,
  free jsonb, raw json, commented remark, pairs pair, moods mood[], mood mood,
  texts text[], matrix integer[], jsons jsonb[], numbers numeric[], times timestamptz[],
  range int4range, ranges nummultirange, address inet, padded character(5), short varchar(3), bits bit varying,
  vector tsvector, place point, computed text GENERATED ALWAYS AS (upper(line)) STORED,
  PRIMARY KEY (other, key), UNIQUE (line)
);
COMMENT ON CONSTRAINT "Later table: ""%s""_self_fkey" ON "Later table: ""%s""" IS 'It''s itself.';
CREATE TABLE "Keyless" (line text, number bigint GENERATED ALWAYS AS IDENTITY);
-- A circle with the other table
ALTER TABLE "Keyless" ADD UNIQUE (line);
ALTER TABLE "Keyless" ADD FOREIGN KEY (line) REFERENCES "Later table: ""%s""" (line) DEFERRABLE INITIALLY DEFERRED NOT VALID;
ALTER TABLE "Later table: ""%s""" ADD CONSTRAINT circle FOREIGN KEY (line) REFERENCES "Keyless" (line) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "an ""index""" ON "Keyless" (number) WHERE line IS NOT NULL;
COMMENT ON INDEX "an ""index""" IS 'It''s mine.';
`;

export const LATER_ROWS = `
SET timezone = 'UTC';
BEGIN;
INSERT INTO "Keyless" (line) VALUES ('b'), ('a'), ('é'), ('z'), (NULL), (NULL);
INSERT INTO "Later table: ""%s""" (line, key, other, self, flag, small, big, exact, approximate, double, bytes, span, plain,
  zoned, day, clock, free, raw, commented, pairs, moods, mood, texts, matrix, jsons, numbers, times, range, ranges, address,
  padded, short, bits, vector, place, "a ""quoted"" 'name' %s") VALUES
('z', 'B', 'é', 'a', true, -32768, 9223372036854775807, '1234567890123456789012345678901234567890.10', 'NaN', '-0', '\\x00ff',
  '1 year -2 mons 3 days 04:05:06.789', '2019-01-02 03:04:05.678901', '0044-03-15 12:00:00+00 BC', 'infinity', '23:59:59.999999',
  'null', E'{"a":1,\\n "a" : 1.0}', 'null', '(1,"a ""b"" (c), d")', ARRAY['NULL', 'so "so"']::mood[], 'it''s, {fine}',
  '[0:1]={a,NULL}', '{{1,2},{3,4}}', ARRAY['[1]', 'null', '{"a": [1.50]}', NULL]::jsonb[], '{NaN,1.50,Infinity}',
  '{2019-01-01 00:00:00.1+05:45,infinity}', '[1,5)', '{[1.1,2.2)}', '10.0.0.1/8', 'ab', 'ab ', '101', $$'it''s':1A b:2$$,
  '(1.1,2e300)', E'\\t\\\\N\\\\.'),
('a', 'a', 'é', 'z', false, 0, -9223372036854775808, 'Infinity', '3.4028235e38', '5e-324', '', '-00:00:00.000001', '-infinity',
  '9999-12-31 23:59:59.999999+00', '0001-01-01 BC', '24:00', '"null"', 'null', '"null"', '(,)', '{}', 'NULL', '{}', '{}',
  '{}', '{}', '{}', 'empty', '{}', '::1', '', '', '', '', '(-0,NaN)', ''),
('b', 'a', 'e', NULL, NULL, NULL, NULL, '0.000', '1e-45', '0.1', NULL, '178000000 years', NULL, NULL, '5874897-12-31', NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, ARRAY[NULL, 'NULL', 'null', '', '"', '\\', ',', '{}']::text[], NULL, NULL, NULL, NULL, NULL, NULL,
  NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO "Later table: ""%s""" (line, key, other) VALUES ('é', 'b', 'e'), (NULL, '', '');
COMMIT;
`;
