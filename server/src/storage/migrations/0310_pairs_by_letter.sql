-- The letters of a text are taken one by one and not by an expression: the laws that come with the program are
-- indexed in a second where it took six. The pairs are the same.
create or replace function publication.pairs(t text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct pair), '{}') from (
    select letter || lead(letter) over (order by place) as pair
    from unnest(string_to_array(lower(regexp_replace(normalize(t, NFKC), '\s', '', 'g')), null))
      with ordinality as letters (letter, place)
  ) as neighbours where pair is not null
$$;
