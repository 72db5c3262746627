-- The frequent words partition by partition: a 文号 of one year, or a matter of another, is not spread
-- evenly over the years.

drop function publication.frequent_terms();
create function publication.frequent_terms() returns table (partition text, listings float8, terms text[], shares float8[])
language sql stable security definer set search_path = pg_catalog as $$
  select substr(c.relname, 9), c.reltuples, s.most_common_elems::text::text[],
    s.most_common_elem_freqs[1 : cardinality(s.most_common_elems::text::text[])]
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  join pg_stats s on s.schemaname = 'publication' and s.tablename = c.relname and s.attname = 'terms'
  where i.inhparent = 'publication.listing'::regclass
    and c.reltuples > 0 and s.most_common_elems is not null
$$;
comment on function publication.frequent_terms() is
  '各分区的常见检索词及其所占比例，取自数据库的统计信息；只用来决定一次读多少，不影响检索结果';
revoke execute on function publication.frequent_terms() from public;
grant execute on function publication.frequent_terms() to zhaofa_portal, zhaofa_office;

-- Large blocks of 32768 listings beside the small ones, for words of which a year has too many.
update publication.listing set terms = terms || array_to_tsvector(array['#c' || (id >> 15)]);
comment on column publication.listing.terms is
  '检索词：正文分词；@ 当事人名称的相邻两字；#a #k #m #n #t 筛选条件；#b、#c 编号所在的块（每块 2048 件、32768 件），用来先查最新的块';
