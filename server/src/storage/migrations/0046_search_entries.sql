-- One search over everything that is published beside the notices: the lines of the lists, the
-- articles (条) of the laws, and what the bureau writes (文章). Some thousands of short texts, found by pairs of neighbouring letters: whatever
-- stands in a text is found, however a dictionary would cut it. Notices keep their own search (0006).

-- 检索用的相邻两字: of 商业 备案 these are 商业, 业备, 备案. storage/publication/search-entries.ts does the same.
create function publication.pairs(t text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog as $$
  select coalesce(array_agg(distinct pair), '{}') from (
    select letter || lead(letter) over (order by place) as pair
    from regexp_split_to_table(lower(regexp_replace(normalize(t, NFKC), '\s', '', 'g')), '')
      with ordinality as letters (letter, place)
  ) as neighbours where pair is not null
$$;

create table publication.search_entry (
  id        bigint generated always as identity primary key,
  agency_id uuid not null,
  kind      text not null check (kind in ('matter', 'guide', 'officer', 'list', 'law', 'article')),
  source    text not null,
  edition   text not null,
  place     int not null,
  ref       text not null,
  title     text not null,
  body      text not null,
  published_on date not null,
  pairs     text[] not null generated always as (publication.pairs(title || ' ' || body)) stored
);
alter table publication.search_entry alter pairs set storage external;
create index search_entry_pairs on publication.search_entry using gin (pairs) with (fastupdate = off);
create index search_entry_source on publication.search_entry (source, agency_id);
comment on table publication.search_entry is
  '全站检索的条目，由清单和文章的现行版本、法规原文生成，随它们自动更新，可以随时重建';
comment on column publication.search_entry.source is '清单的条目代码，法规的名称，或者文章的编号';
comment on column publication.search_entry.edition is '清单或者文章的版本号，或者法规的文本：2021年修订';
comment on column publication.search_entry.place is '清单的第几项，法规的第几条（0 是法规本身），或者文章的第几段';
comment on column publication.search_entry.ref is '组成网址所需：事项编码、证件编号、第几条之几';
comment on column publication.search_entry.pairs is '相邻两字';
alter table publication.search_entry enable row level security;
create policy everybody on publication.search_entry for select to zhaofa_portal using (true);
grant select on publication.search_entry to zhaofa_portal;

-- The current version of a list takes the place of the one before.
create function publication.index_list(list publication.list_version) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from publication.search_entry
  where source = list.item and agency_id = list.agency_id;
  insert into publication.search_entry (agency_id, kind, source, edition, place, ref, title, body, published_on)
  select list.agency_id,
    case list.item when 'pre_matter_list' then 'matter' when 'pre_service_guide' then 'guide'
      when 'pre_officer' then 'officer' else 'list' end,
    list.item, list.version::text, place,
    coalesce(line ->> 'code', line ->> 'certNo', line ->> 'matterName', ''), named.title,
    -- What a reader looks for first; addresses of pages and of offices say nothing about the line.
    coalesce((
      select string_agg(value, '；' order by key = 'basis' desc, key) from json_each_text(line)
      where value not in ('', named.title)
        and key not in ('benchmarkUrl', 'flowchartUrl', 'image/SVG', 'onlineForm', 'officeHours', 'address', 'phone')
    ), ''),
    list.published_on
  from json_array_elements(list.rows::json) with ordinality as lines (line, place),
  lateral (
    select coalesce(line ->> 'name', line ->> 'agencyName', line ->> 'matterName', line ->> 'itemName',
      (line ->> 'violation') || coalesce('：' || (line ->> 'tier'), ''), line ->> 'matter',
      line ->> 'docType', line ->> 'title',
      (select value from json_each_text(line) where value <> '' limit 1), '') as title
  ) as named
$$;

-- The newest import of one text of a law; its articles, and the law itself as place 0.
create function publication.index_law(law publication.law_text) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from publication.search_entry
  where kind = 'law' and source = law.title and edition = law.number;
  insert into publication.search_entry (agency_id, kind, source, edition, place, ref, title, body, published_on)
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

-- The current version of an article in pieces that overlap a little; place 0 begins with the title.
create function publication.index_article(article publication.article_version) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from publication.search_entry
  where kind = 'article' and source = article.article_id::text;
  insert into publication.search_entry (agency_id, kind, source, edition, place, ref, title, body, published_on)
  select article.agency_id, 'article', article.article_id::text, article.version::text, piece,
    '/articles/' || article.article_id, article.title, substr(words, 1 + piece * 4000, 4100),
    article.published_on
  from (select article.body::json ->> 'text' as words) as text,
    generate_series(0, greatest(0, (length(words) - 1) / 4000)) as piece
$$;

create function publication.index_new() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  case tg_table_name
    when 'list_version' then perform publication.index_list(new);
    when 'law_text' then perform publication.index_law(new);
    else perform publication.index_article(new);
  end case;
  return null;
end $$;
create trigger c_indexed after insert on publication.list_version
  for each row execute function publication.index_new();
create trigger c_indexed after insert on publication.law_text
  for each row execute function publication.index_new();
create trigger c_indexed after insert on publication.article_version
  for each row execute function publication.index_new();

-- What was published before this migration.
select publication.index_list(v) from (
  select distinct on (agency_id, item) * from publication.list_version order by agency_id, item, version desc
) as v;
select publication.index_law(l) from publication.law_text l
where not exists (select from publication.law_text later where later.replaces = l.id);
select publication.index_article(a) from (
  select distinct on (article_id) * from publication.article_version order by article_id, version desc
) as a;
