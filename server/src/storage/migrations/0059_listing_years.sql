-- Decisions of the years before the system are imported too: each year from 2015 has a partition of its
-- own, so that a search does not read several years at once.

alter table publication.listing detach partition publication.listing_early;
alter table publication.listing_early rename to listing_before;

do $$
declare y int;
begin
  execute 'create table publication.listing_early partition of publication.listing for values from (minvalue) to (2015)';
  for y in 2015..2021 loop
    execute format('create table publication.listing_%s partition of publication.listing for values from (%s) to (%s)', y, y, y + 1);
    execute format('insert into publication.listing_%s select * from publication.listing_before where year = %s', y, y);
    execute format('alter table publication.listing_%s alter terms set statistics 500', y);
    execute format('analyze publication.listing_%s', y);
  end loop;
  insert into publication.listing_early select * from publication.listing_before where year < 2015;
  alter table publication.listing_early alter terms set statistics 500;
end $$;

drop table publication.listing_before;

-- Terms are four fifths of a row and are read by the index only: out of line, a page of the list holds
-- four times as many rows.
alter table publication.listing
  alter matter_name set storage main, alter party set storage main,
  alter title set storage main, alter outcome set storage main;
do $$
declare p regclass;
begin
  for p in select inhrelid::regclass from pg_inherits where inhparent = 'publication.listing'::regclass loop
    execute format('alter table %s set (toast_tuple_target = 512)', p);
  end loop;
end $$;
