-- Searching a million notices: which numbers a year holds, so that a search leaves out the others, and
-- how frequent a word is, so that it reads as many listings as it needs.

create table publication.span (
  year  smallint primary key,
  low   bigint not null,
  high  bigint not null
);
comment on table publication.span is
  '每一公示年份用到的 listing 编号范围，只扩大不缩小；检索据此只读有关年份的分区';

create function publication.note_span() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.span as s (year, low, high)
  select year, min(id), max(id) from changed group by year order by year
  on conflict (year) do update
    set low = least(s.low, excluded.low), high = greatest(s.high, excluded.high);
  return null;
end $$;
create trigger spanned after insert on publication.listing
  referencing new table as changed for each statement execute function publication.note_span();

grant select on publication.span to zhaofa_portal, zhaofa_office;

create function publication.count_again() returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from publication.tally;
  insert into publication.tally (agency_id, year, facet, value, label, count)
  select l.agency_id, l.year, f.facet, f.value, max(f.label), count(*)
  from publication.listing l, lateral (
    values ('all', '', ''), ('kind', l.kind, ''), ('matter', l.matter_code, l.matter_name),
           ('month', to_char(l.decided_on, 'YYYY-MM'), '')
    union all select 'penalty', unnest(l.penalty_kinds), ''
  ) f (facet, value, label)
  group by l.agency_id, l.year, f.facet, f.value;
  delete from publication.span;
  insert into publication.span (year, low, high)
  select year, min(id), max(id) from publication.listing group by year;
  update publication.state set version = version + 1;
end $$;
comment on function publication.count_again() is
  '按 listing 重新统计件数和编号范围：整批导入绕过触发器之后，或者怀疑统计有误时，由数据库所有者执行';
revoke execute on function publication.count_again() from public;

insert into publication.span (year, low, high)
select year, min(id), max(id) from publication.listing group by year;

-- Filters by kind and by the beginning of a 文号, for what is published already.
update publication.listing set terms = terms || array_to_tsvector(array[
  '#t' || kind, '#n' || split_part(number, '〔', 1), '#n' || split_part(number, '〕', 1)]);

-- The frequent words of each year, kept by the database's own ANALYZE. An estimate: results never
-- depend on it.
do $$
declare p regclass;
begin
  for p in select inhrelid::regclass from pg_inherits where inhparent = 'publication.listing'::regclass loop
    execute format('alter table %s alter terms set statistics 500', p);
  end loop;
end $$;

create function publication.frequent_terms() returns table (term text, count float8)
language sql stable security definer set search_path = pg_catalog as $$
  select e.term, sum(e.share * greatest(c.reltuples, 0))
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
  join pg_stats s on s.schemaname = 'publication' and s.tablename = c.relname and s.attname = 'terms',
  lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) e (term, share)
  where i.inhparent = 'publication.listing'::regclass and e.term is not null
  group by e.term
$$;
comment on function publication.frequent_terms() is
  '常见检索词及其估计件数，取自数据库的统计信息；只用来决定一次读多少，不影响检索结果';
revoke execute on function publication.frequent_terms() from public;
grant execute on function publication.frequent_terms() to zhaofa_portal, zhaofa_office;
