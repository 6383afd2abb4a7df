-- What a search costs.

-- Always true, and said to be costly: `"search" @@ words AND entente_words_are_read("search") IS NOT NULL` tells Postgres what @@ does not, that taking the
-- words of a row apart is nearly all that a search costs. For as cheap as comparing two numbers it takes it otherwise, and looks
-- for rare words in every statement from the latest on. Not PARALLEL SAFE: starting workers takes longer than a page does.
CREATE FUNCTION entente_words_are_read(tsvector) RETURNS boolean LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE COST 4000 AS $$
BEGIN
  RETURN true;
END $$;
