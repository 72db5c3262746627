-- 法制审核目录: a version is proposed by one, checked by a second, approved by the head, and counts only from a day after
-- the list was made public (处罚法第58条; 国办发〔2018〕118号). The database asks for each of them.

create table reference.catalogue_effect (
  agency_id      uuid not null,
  rule_id        uuid not null,
  version        int not null,
  list_version   int not null,
  published_on   date not null,
  effective_from date not null check (effective_from > published_on),
  by_person      uuid not null,
  at             timestamptz not null,
  primary key (rule_id, version),
  foreign key (rule_id, version) references reference.rule_version (rule_id, version),
  foreign key (agency_id, item, list_version) references publication.list_version (agency_id, item, version),
  item           text not null default 'pre_major_catalog' check (item = 'pre_major_catalog')
);
comment on table reference.catalogue_effect is
  '法制审核目录的一版随清单的哪一版公布、从哪一天起适用，只增不改；没有公布的版本不适用';
create trigger append_only before update or delete or truncate on reference.catalogue_effect
  for each statement execute function platform.refuse_change();
alter table reference.catalogue_effect enable row level security;
create policy own on reference.catalogue_effect for all to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()) and by_person = (select platform.current_person()));
grant select, insert on reference.catalogue_effect to zhaofa_office;

-- What takes effect is what was approved, and the public list has exactly its grounds.
create function reference.require_publication() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  found_version reference.rule_version;
  listed int;
begin
  select v.* into found_version from reference.rule_version v join reference.rule r on r.id = v.rule_id
   where v.rule_id = new.rule_id and v.version = new.version and v.agency_id = new.agency_id
     and r.kind = 'review-catalogue' and v.proposal_id is not null;
  if not found then
    raise exception 'only an approved version of the review catalogue takes effect' using errcode = 'check_violation';
  end if;
  if new.effective_from < found_version.effective_from then
    raise exception 'the catalogue was approved from a later day' using errcode = 'check_violation';
  end if;
  select json_array_length(l.rows::json) into listed from publication.list_version l
   where l.agency_id = new.agency_id and l.item = new.item and l.version = new.list_version
     and l.published_on = new.published_on;
  if listed is distinct from (
    select count(*)::int from jsonb_array_elements(found_version.body -> 'grounds') g
     where (g ->> 'enabled')::boolean or (g ->> 'mandatory')::boolean)
  then
    raise exception 'the public list is not this version of the catalogue' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger published before insert on reference.catalogue_effect
  for each row execute function reference.require_publication();

-- Every version that is added from now on was checked by a third person, is word for word what the head signed,
-- and waits for its publication. Roles are those that the people hold at that moment.
create function reference.require_catalogue_check() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'zhaofa_office' then
    return null;
  end if;
  if exists (
    select from added a join reference.rule r on r.id = a.rule_id
    where r.kind = 'review-catalogue' and a.proposal_id is not null
      and (a.body ->> 'effect' is distinct from 'after-publication' or not exists (
        select from reference.rule_proposal_event p
          join reference.rule_proposal_event c on c.proposal_id = p.proposal_id
          join reference.rule_proposal_event q on q.proposal_id = p.proposal_id
        where p.proposal_id = a.proposal_id and p.type = 'RuleChangeProposed'
          and p.body ->> 'kind' = 'review-catalogue'
          and c.type = 'RuleChangeChecked' and c.version > p.version
          and q.type = 'RuleChangeApproved' and q.version > c.version
          and p.by_id <> c.by_id and c.by_id <> q.by_id and p.by_id <> q.by_id
          and q.body -> 'agreed' = a.body
          and exists (select from identity.person_role o
                       where o.person_id = c.by_id and o.role in ('legal-reviewer', 'legal-head'))
          and exists (select from identity.person_role o
                       where o.person_id = q.by_id and o.role = 'agency-head')
          and not exists (select from reference.rule_proposal_event e
                           where e.proposal_id = p.proposal_id
                             and e.type in ('RuleChangeReturned', 'RuleChangeWithdrawn')))))
  then
    raise exception 'a catalogue is proposed, checked and approved by three people, word for word'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger checked after insert on reference.rule_version
  referencing new table as added for each statement execute function reference.require_catalogue_check();

-- The facts on which a catalogue is tried: one row for each proposal of a decision, a seizure or a revision and for the
-- findings that say as much. Names, numbers and words of the case are not in it, so whoever keeps the catalogue
-- counts all cases of the agency; which case it is, the row of the case says to those who may see it.
create table casework.review_facts (
  case_id   uuid not null,
  version   int not null check (version > 0),
  proposal  text not null check (proposal ~ '^(decision|revision|seizure [0-9]+)$'),
  agency_id uuid not null,
  on_day    date not null,
  digest    text,
  required  boolean not null,
  facts     jsonb not null,
  primary key (case_id, version)
);
create index review_facts_day on casework.review_facts (agency_id, on_day);
comment on table casework.review_facts is
  '每次提出拟作决定时法制审核目录所看的事实，只增不改；测算目录变更的影响用。facts 只存与“没有特别情形”不同的部分';
create trigger append_only before update or delete or truncate on casework.review_facts
  for each statement execute function platform.refuse_change();
alter table casework.review_facts enable row level security;
create policy seen on casework.review_facts for select to zhaofa_office
  using (agency_id = (select platform.current_agency()));
create policy added on casework.review_facts for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()));
grant select, insert on casework.review_facts to zhaofa_office;
