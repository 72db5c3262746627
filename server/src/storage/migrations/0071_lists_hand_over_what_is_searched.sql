-- What the whole search has of a list is handed over by whoever publishes it: the columns of a list are
-- defined in the program (domain/src/reference/disclosure-items), and no function here knows one.

drop trigger c_indexed on publication.list_version;
create or replace function publication.index_new() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  case tg_table_name
    when 'law_text' then perform publication.index_law(new);
    else perform publication.index_article(new);
  end case;
  return null;
end $$;
drop function publication.index_list(publication.list_version);

-- The office writes the entries of its own lists, and of nothing else.
create policy own_lists on publication.search_entry to zhaofa_office
  using (agency_id = (select platform.current_agency()) and kind in ('matter', 'guide', 'officer', 'list'))
  with check (agency_id = (select platform.current_agency()) and kind in ('matter', 'guide', 'officer', 'list'));
grant select, insert, delete on publication.search_entry to zhaofa_office;

-- Addresses of pages of the portal are no words of a line. What was published before is found without
-- them: they are told by what they are, /flowcharts/ordinary-penalty, not by where they stood.
update publication.search_entry set body = (
  select coalesce(string_agg(part, '；' order by place), '')
  from unnest(string_to_array(body, '；')) with ordinality as parts (part, place)
  where part !~ '^/[a-z][[:alnum:]_/-]*(#[[:alnum:]_-]+)?$')
where kind in ('matter', 'guide', 'officer', 'list') and body like '%/%';
