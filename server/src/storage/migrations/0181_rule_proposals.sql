-- 基础数据与规则 change by a proposal, another person's approval and a day of effect. The database itself asks
-- for the approval, as it asks for the legal review of a decision.

select platform.event_table('reference.rule_proposal_event', 'proposal_id',
  '规则变更的提请、批准、退回、撤回，只增不改；批准的产生 reference.rule_version 的新一版',
  'true', 'by_id = (select platform.current_person())');
create index rule_proposal_event_agency on reference.rule_proposal_event (agency_id, at desc);

alter table reference.rule_version add column proposal_id uuid;
comment on column reference.rule_version.proposal_id is
  '批准这一版的提请；只有机关建立时的初始版本，以及改用提请批准以前的版本为空';
create unique index rule_version_proposal on reference.rule_version (proposal_id) where proposal_id is not null;

-- What an agency starts with comes in one statement, before it has any rule; every later version has a
-- proposal by one person that another has approved.
create function reference.require_approval() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'zhaofa_office' then
    return null;
  end if;
  if exists (
    select from added a
    where a.proposal_id is null and exists (
      select from reference.rule_version v
      where v.agency_id = a.agency_id
        and not exists (select from added b where b.rule_id = v.rule_id and b.version = v.version)))
  then
    raise exception 'a rule changes by a proposal that another person approved' using errcode = 'check_violation';
  end if;
  if exists (
    select from added a
    where a.proposal_id is not null and not exists (
      select from reference.rule_proposal_event p
        join reference.rule_proposal_event q on q.proposal_id = p.proposal_id
      where p.proposal_id = a.proposal_id and p.agency_id = a.agency_id
        and p.type = 'RuleChangeProposed' and q.type = 'RuleChangeApproved'
        and p.by_id <> q.by_id and p.by_id = a.by_person
        and p.body ->> 'effectiveFrom' = a.effective_from::text
        and (p.body ->> 'after')::int = a.version - 1))
  then
    raise exception 'this version is not what was proposed and approved' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger approved after insert on reference.rule_version
  referencing new table as added for each statement execute function reference.require_approval();
