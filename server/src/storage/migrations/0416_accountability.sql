-- 执法过错责任追究 (处罚法第75、76条; 国办发〔2018〕118号): the legal unit and the heads keep it, whoever looks into it
-- works on it, and whoever it is about reads it. Nobody else of the agency does.

create function casework.named_in_accountability(inquiry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return exists (
    select from casework.accountability_event e
    where e.accountability_id = inquiry and e.agency_id = platform.current_agency()
      and (e.body -> 'concerned' ? platform.current_person()::text
        or e.body ->> 'inquirer' = platform.current_person()::text));
end $$;

create function casework.inquires_into(inquiry uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return coalesce((
    select e.body ->> 'inquirer' from casework.accountability_event e
     where e.accountability_id = inquiry and e.agency_id = platform.current_agency()
       and e.type = 'InquirerAppointed'
     order by e.version desc limit 1) = platform.current_person()::text, false);
end $$;

select platform.event_table('casework.accountability_event', 'accountability_id',
  '执法过错责任追究：登记、指定核查人、听取陈述、认定、处理、办结，只增不改',
  '((select casework.keeps_legal_unit()) or casework.named_in_accountability(accountability_id))',
  'by_id = (select platform.current_person())
    and ((select casework.keeps_legal_unit()) or casework.inquires_into(accountability_id))');

comment on function casework.named_in_accountability is
  'Whether an inquiry is about the person of this transaction, or was given to them.';
comment on function casework.inquires_into is
  'Whether the person of this transaction was the last to be appointed to look into it.';
revoke execute on function casework.named_in_accountability, casework.inquires_into from public;
grant execute on function casework.named_in_accountability, casework.inquires_into to zhaofa_office;

create index accountability_of_agency on casework.accountability_event (agency_id, at desc) where version = 1;
create trigger agreed before insert on casework.accountability_event
  for each row execute function casework.require_other_person('accountability_id');

-- Nobody has a say in whether they themselves are to blame, also past the program.
create function casework.not_concerned() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.type not in ('ErrorReported', 'ActReturned') and exists (
    select from casework.accountability_event e
    where e.accountability_id = new.accountability_id and e.version = 1
      and e.body -> 'concerned' ? new.by_id::text)
  then
    raise exception 'whoever an inquiry is about takes no step of it (行政处罚法第43条)'
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke execute on function casework.not_concerned from public;
create trigger not_concerned before insert on casework.accountability_event
  for each row execute function casework.not_concerned();
