-- Which listings have a term, block by block of 8192 listings in the order of publication. A search reads the
-- postings of its terms, the newest blocks first, and puts them together itself: of two frequent words it reads a
-- kilobyte for each block where an index would take every entry apart (ADR 0445). Written by triggers at the end of the
-- transaction that publishes or withdraws; publication.touch() lets one of these work at a time.

create table publication.posting (
  term   text collate "C" not null,
  block  int not null,
  ids    bytea not null check (length(ids) between 2 and 1024),
  primary key (term, block)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);
alter table publication.posting alter ids set storage main;
comment on table publication.posting is
  '检索用的倒排表：每个检索词在每一块（8192 件）里有哪些公示，随 listing 自动增减；可用 post_again() 由 listing 重新生成';
comment on column publication.posting.ids is
  '编号除以 8192 的余数：少于 512 个时逐个列出（两字节，从小到大），否则为 8192 位的位图（第 n 位即 set_bit 的第 n 位）';
grant select on publication.posting to zhaofa_portal;

-- What a listing is found by. Blocks had terms of their own before; the year is that of its row.
create function publication.posted_terms(terms tsvector, year smallint) returns setof text
language sql immutable parallel safe as $$
  select term from unnest(tsvector_to_array(terms)) as term where left(term, 2) not in ('#b', '#c')
  union all select '#y' || year
$$;

-- The numbers in postings, in order.
create function publication.places_in(ids bytea) returns setof int
language sql immutable parallel safe as $$
  select n from generate_series(0, 8191) as n where length(ids) = 1024 and get_bit(ids, n) = 1
  union all
  select (get_byte(ids, i) << 8) | get_byte(ids, i + 1) from generate_series(0, length(ids) - 2, 2) as i
  where length(ids) < 1024
$$;

-- A list as it is kept: as it is, or as bits; null where nothing is listed. Numbers are listed in order.
create function publication.packed(list bytea) returns bytea
language plpgsql immutable strict parallel safe as $$
declare bits bytea;
begin
  if length(list) < 1024 then
    return list;
  end if;
  bits := decode(repeat('00', 1024), 'hex');
  for i in 0 .. length(list) / 2 - 1 loop
    bits := set_bit(bits, (get_byte(list, 2 * i) << 8) | get_byte(list, 2 * i + 1), 1);
  end loop;
  return bits;
end $$;

-- How many of a list are lower than a number of two bytes.
create function publication.lower_ones(list bytea, wanted bytea) returns int
language plpgsql immutable parallel safe as $$
declare
  low int := 0;
  high int := length(list) / 2;
  middle int;
begin
  -- As a rule the newest listing has the highest number.
  if high > 0 and substr(list, 2 * high - 1, 2) < wanted then
    return high;
  end if;
  while low < high loop
    middle := (low + high) / 2;
    if substr(list, 2 * middle + 1, 2) < wanted then
      low := middle + 1;
    else
      high := middle;
    end if;
  end loop;
  return low;
end $$;

-- Postings with those of `more` too.
create function publication.posting_with(ids bytea, more bytea) returns bytea
language plpgsql immutable parallel safe as $$
declare lower_ones int;
begin
  if length(more) > 2 then
    return publication.packed((
      select string_agg(int2send(n::int2), ''::bytea order by n)
      from (select publication.places_in(ids) as n union select publication.places_in(more)) as places));
  end if;
  if length(ids) = 1024 then
    return set_bit(ids, (get_byte(more, 0) << 8) | get_byte(more, 1), 1);
  end if;
  lower_ones := publication.lower_ones(ids, more);
  if substr(ids, 2 * lower_ones + 1, 2) = more then
    return ids;
  end if;
  return publication.packed(substr(ids, 1, 2 * lower_ones) || more || substr(ids, 2 * lower_ones + 1));
end $$;

-- Postings without those of `less`, whichever they have; null where none is left.
create function publication.posting_without(ids bytea, less bytea) returns bytea
language plpgsql immutable parallel safe as $$
declare lower_ones int;
begin
  if length(less) > 2 or length(ids) = 1024 and bit_count(ids) = 512 then
    return publication.packed((
      select string_agg(int2send(n::int2), ''::bytea order by n)
      from (select publication.places_in(ids) as n except select publication.places_in(less)) as places));
  end if;
  if length(ids) = 1024 then
    return set_bit(ids, (get_byte(less, 0) << 8) | get_byte(less, 1), 0);
  end if;
  lower_ones := publication.lower_ones(ids, less);
  if substr(ids, 2 * lower_ones + 1, 2) <> less then
    return ids;
  end if;
  return nullif(substr(ids, 1, 2 * lower_ones) || substr(ids, 2 * lower_ones + 3), '');
end $$;

-- What the transaction under way has listed and taken from the list. Postings are changed once at its end: hundreds of
-- listings of one transaction would otherwise leave as many versions of each row, which nobody can remove before.
create table publication.unposted (
  year   smallint not null,
  id     bigint not null,
  terms  tsvector not null,
  gone   boolean not null
);
comment on table publication.unposted is
  '正在进行的事务里新列出和移出的公示；提交前一并记入 posting 并清空，其他事务看到的总是空表';

create function publication.note_unposted() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.unposted (year, id, terms, gone)
  select year, id, terms, tg_op = 'DELETE' from changed;
  return null;
end $$;
create trigger posted_in after insert on publication.listing
  referencing new table as changed for each statement execute function publication.note_unposted();
create trigger posted_out after delete on publication.listing
  referencing old table as changed for each statement execute function publication.note_unposted();

-- Runs for each row at the end of the transaction; the first time it does all of them.
create function publication.post() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  less record;
  remaining bytea;
begin
  if not exists (select from publication.unposted) then
    return null;
  end if;
  for less in
    select term, (id >> 13)::int as block,
           publication.packed(string_agg(int2send((id & 8191)::int2), ''::bytea order by id)) as ids
    from (
      select t.term, u.id from publication.unposted u, lateral publication.posted_terms(u.terms, u.year) as t (term)
      where u.gone
      -- A correction lists the same number again.
      except
      select t.term, l.id from publication.unposted u join publication.listing l using (id, year),
        lateral publication.posted_terms(l.terms, l.year) as t (term)
      where u.gone) as gone
    group by 1, 2
  loop
    remaining := (select publication.posting_without(p.ids, less.ids) from publication.posting p
      where p.term = less.term and p.block = less.block);
    if remaining is null then
      delete from publication.posting p where p.term = less.term and p.block = less.block;
    else
      update publication.posting p set ids = remaining where p.term = less.term and p.block = less.block;
    end if;
  end loop;

  insert into publication.posting as p (term, block, ids)
  select t.term, l.id >> 13, publication.packed(string_agg(int2send((l.id & 8191)::int2), ''::bytea order by l.id))
  from (select distinct id, year from publication.unposted) u join publication.listing l using (id, year),
    lateral publication.posted_terms(l.terms, l.year) as t (term)
  group by 1, 2
  on conflict (term, block) do update set ids = publication.posting_with(p.ids, excluded.ids);

  delete from publication.unposted;
  return null;
end $$;
create constraint trigger at_the_end after insert on publication.unposted
  deferrable initially deferred for each row execute function publication.post();

-- What the listings of a block give, for verification and for writing it again. Read in order and hashed by term, the
-- numbers of each are listed in order; to sort a million terms takes twice as long.
create function publication.postings_due(wanted int) returns table (term text, ids bytea)
language sql stable set search_path = pg_catalog as $$
  select term, publication.packed(string_agg(place, ''::bytea))
  from (
    select t.term, int2send((l.id & 8191)::int2) as place
    from publication.listing l, lateral publication.posted_terms(l.terms, l.year) as t (term)
    where l.id >= wanted::bigint << 13 and l.id < (wanted::bigint + 1) << 13
    order by l.id offset 0) as places
  group by term
$$;

create function publication.post_again() returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  -- Whoever publishes waits.
  update publication.state set version = version + 1;
  delete from publication.posting;
  for wanted in 0 .. coalesce((select max(id) from publication.listing), -1) >> 13 loop
    insert into publication.posting (term, block, ids)
    select term, wanted, ids from publication.postings_due(wanted);
  end loop;
end $$;
comment on function publication.post_again() is
  '按 listing 重新生成倒排表：整批导入绕过触发器之后，或者怀疑检索有误时，由数据库所有者执行';

revoke execute on function publication.posted_terms, publication.places_in, publication.packed, publication.lower_ones,
  publication.posting_with, publication.posting_without, publication.note_unposted, publication.post,
  publication.postings_due, publication.post_again from public;

select publication.post_again();

-- What a search counts its hits by, a thousand at a time: from the index alone it takes half as long as from the rows.
create index listing_facets on publication.listing (id, year) include (kind, matter_code, agency_id, penalty_kinds);

-- The index of terms, the blocks that were terms of it, and the statistics that planned its use are gone.
drop index publication.listing_terms;
drop function publication.frequent_terms();
do $$
declare p regclass;
begin
  for p in select inhrelid::regclass from pg_inherits where inhparent = 'publication.listing'::regclass loop
    execute format('alter table %s alter terms set statistics 0', p);
  end loop;
end $$;
comment on column publication.listing.terms is
  '检索词：正文分词；@ 当事人名称的相邻两字；#a #d #k #m #n #t 筛选条件。由 posting 逐词列出，供检索使用';
