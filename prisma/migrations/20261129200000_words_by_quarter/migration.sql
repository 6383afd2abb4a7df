-- The latest of what holds some words.
--
-- An index of words gives every row that holds them, in no order: whoever asks for the latest twenty has all of them fetched and put in order, and ten times as
-- many statements take ten times as long. Here each word stands with a quarter of a year before it, so that the rows of one quarter are found by
-- themselves, and quarter is asked after quarter until a page is full.

-- Quarters are numbered from the year 0 on.
CREATE FUNCTION entente_quarter("day" date) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN extract(year FROM "day")::integer * 4 + extract(quarter FROM "day")::integer - 1;

-- Words longer than a search may be are left out: with a number before it, the longest of all would be none any more. The number alone stands for all rows of
-- the quarter. Between words stands U+0001, which none has: put together as one text and taken apart again they take a third of the time. COST: taking words
-- apart row by row costs more than finding them by the index.
CREATE FUNCTION entente_words_by_quarter("words" tsvector, "day" date) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 4000
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  quarter text := public.entente_quarter("day")::text;
  known text[] := tsvector_to_array("words");
BEGIN
  IF octet_length(array_to_string(known, '')) > 2000 THEN
    known := ARRAY(SELECT word FROM unnest(known) AS word WHERE octet_length(word) <= 2000);
  END IF;
  IF cardinality(known) = 0 THEN
    RETURN array_to_tsvector(ARRAY[quarter]);
  END IF;
  RETURN array_to_tsvector(quarter || string_to_array(quarter || ' ' || array_to_string(known, chr(1) || quarter || ' '), chr(1)));
END $$;

-- What an index of words can answer of a query, as a text in which a sign (U+0001, which no word has) stands for the quarter: all words of a phrase in any order, and
-- every row where a query asks for nothing but the lack of words.
CREATE FUNCTION entente_words_of_quarters("query" tsquery) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE querytree("query")
  WHEN 'T' THEN chr(1)
  ELSE regexp_replace(
    regexp_replace(querytree("query"), ' <(-|[0-9]+)> ', ' & ', 'g'),
    '''((?:[^'']|'''')+)''', '''' || chr(1) || ' \1''', 'g'
  )
END;

CREATE FUNCTION entente_words_in_quarter("wordsOfQuarters" text, "quarter" integer) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN replace("wordsOfQuarters", chr(1), "quarter"::text)::tsquery;

-- Entries that wait to be put into the index would be gone through once for each quarter.
CREATE INDEX "Statement_search_by_quarter_idx" ON "Statement" USING GIN (entente_words_by_quarter("search", "saidOnFirst")) WITH (fastupdate = off);
