-- 法制机构: who reviews for the agency, its counsel, and the training of a year. Each is a series of events that
-- everybody of the agency may read, because the program shows people their own hours from it; who writes is asked
-- from the tables.

create function casework.keeps_legal_unit() returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from identity.person_role r join identity.person p on p.id = r.person_id
    where r.person_id = platform.current_person() and r.agency_id = platform.current_agency()
      and p.status = 'active' and r.role in ('legal-reviewer', 'legal-head', 'agency-head'))
$$;
comment on function casework.keeps_legal_unit is
  'Whether this transaction acts for somebody who keeps the books of the legal unit, or agrees to what is proposed in them.';
revoke execute on function casework.keeps_legal_unit from public;
grant execute on function casework.keeps_legal_unit to zhaofa_office;

do $$
declare
  keeps constant text := '(select casework.keeps_legal_unit()) and by_id = (select platform.current_person())';
begin
  perform platform.event_table('casework.legal_unit_event', 'unit_id',
    '法制审核机构：由法制机构负责人提请、机关负责人同意，只增不改', 'true', keeps);
  perform platform.event_table('casework.counsel_event', 'counsel_id',
    '法律顾问、公职律师登记簿：一人一份，聘任、续聘、解聘、年度评价，只增不改', 'true', keeps);
  perform platform.event_table('casework.training_event', 'training_id',
    '年度培训：一年一份，计划、培训、参加人员、考试、补考、发证，只增不改', 'true', keeps);
end $$;

-- One unit and one year of training for an agency, so that two people who begin at once begin the same.
create unique index legal_unit_once on casework.legal_unit_event (agency_id) where version = 1;
alter table casework.training_event add column year text not null check (year ~ '^20[0-9][0-9]$');
create unique index training_year_once on casework.training_event (agency_id, year) where version = 1;
create index counsel_of_agency on casework.counsel_event (agency_id, counsel_id) where version = 1;

-- What takes two people is agreed to by another than who proposed it, also past the program.
create function casework.require_other_person() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  line jsonb := to_jsonb(new);
  proposer uuid;
begin
  if new.type <> 'ActAgreed' then
    return new;
  end if;
  execute format('select by_id from casework.%I where %I = $1 and version < $2 and type = ''ActProposed''
    order by version desc limit 1', tg_table_name, tg_argv[0])
    into proposer using (line ->> tg_argv[0])::uuid, new.version;
  if proposer is null or proposer = new.by_id then
    raise exception 'what was proposed is agreed to by another person' using errcode = 'check_violation';
  end if;
  return new;
end $$;
revoke execute on function casework.require_other_person from public;
create trigger agreed before insert on casework.legal_unit_event
  for each row execute function casework.require_other_person('unit_id');
create trigger agreed before insert on casework.counsel_event
  for each row execute function casework.require_other_person('counsel_id');
create trigger agreed before insert on casework.training_event
  for each row execute function casework.require_other_person('training_id');

-- Workload and the year of counsel are counted from events of cases.
create index review_opinion_of_reviewer on casework.review_opinion (agency_id, reviewer, at);
create index case_event_reviewer_recused on casework.case_event (agency_id, at) where type = 'ReviewerRecused';
create index case_event_counsel_opinion on casework.case_event (agency_id, by_id) where type = 'CounselOpinionGiven';
