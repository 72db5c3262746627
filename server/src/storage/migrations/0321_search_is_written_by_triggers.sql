-- The functions that fill the search run as the owner and could be executed by everybody, the portal's role
-- included. Triggers need no such right, and neither does anybody else. What an article or a law gives to
-- the search is said once, so that verify-log can say it again.

create function publication.law_entries(law publication.law_text)
  returns table (agency_id uuid, kind text, source text, edition text, place int, ref text, title text, body text, published_on date)
language sql stable set search_path = pg_catalog as $$
  select law.agency_id, 'law', law.title, law.number, 0, '', law.title, law.full_title, law.valid_from
  union all
  select law.agency_id, 'law', law.title, law.number, (part ->> 'number')::int,
    coalesce(part ->> 'inserted', '0'), law.title,
    coalesce((
      select string_agg(concat_ws(' ', paragraph ->> 'text',
        (select string_agg(item, ' ') from json_array_elements_text(paragraph -> 'items') as item)), ' ')
      from json_array_elements(part -> 'paragraphs') as paragraph), ''),
    law.valid_from
  from json_array_elements(law.body::json -> 'parts') as part
  where part ->> 'kind' = 'article'
$$;

create function publication.article_entries(article publication.article_version)
  returns table (agency_id uuid, kind text, source text, edition text, place int, ref text, title text, body text, published_on date)
language sql stable set search_path = pg_catalog as $$
  select article.agency_id, 'article', article.article_id::text, article.version::text, piece,
    '/articles/' || article.article_id, article.title, substr(words, 1 + piece * 4000, 4100),
    article.published_on
  from (select article.body::json ->> 'text' as words) as text,
    generate_series(0, greatest(0, (length(words) - 1) / 4000)) as piece
$$;

create or replace function publication.index_law(law publication.law_text) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from publication.search_entry
  where kind = 'law' and source = law.title and edition = law.number;
  insert into publication.search_entry (agency_id, kind, source, edition, place, ref, title, body, published_on)
  select * from publication.law_entries(law);
$$;

create or replace function publication.index_article(article publication.article_version) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from publication.search_entry
  where kind = 'article' and source = article.article_id::text;
  insert into publication.search_entry (agency_id, kind, source, edition, place, ref, title, body, published_on)
  select * from publication.article_entries(article);
$$;

-- A trigger function cannot be called by itself; who must not call it need not be able to.
revoke execute on function
  publication.index_law, publication.index_article, publication.index_new,
  publication.law_entries, publication.article_entries, publication.count_listing,
  publication.note_change, publication.note_replaced, publication.note_span, publication.number_agency,
  publication.stamp_change, publication.sum_listing, publication.touch, reference.version_in_turn
from public;

-- The one thing the portal wrote, the record of a scanned code, is written by the office's role from now on.
revoke execute on function publication.record_officer_scan from zhaofa_portal;
grant execute on function publication.record_officer_scan to zhaofa_office;
