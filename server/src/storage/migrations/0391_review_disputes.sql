-- 异议、复审、集体讨论: while the two units disagree nothing is decided, and the second review is another person's
-- (处罚法第58条; 国办发〔2018〕118号). The gate of 0005 held the passed review of exactly that draft; from here on it asks
-- for the last word on it, in every procedure of reference.outcome.
alter table casework.review_opinion
  add column round smallint not null default 1 check (round in (1, 2));
comment on column casework.review_opinion.round is '1 审核，2 复审';

create table casework.review_step (
  case_id   uuid not null,
  version   int not null,
  digest    text not null,
  agency_id uuid not null,
  step      text not null check (step in ('accepted', 'objected', 'settled-follow', 'settled-again')),
  person    uuid not null,
  at        timestamptz not null,
  primary key (case_id, version)
);
comment on table casework.review_step is '承办机构对审核意见的采纳、异议，以及负责人对审核分歧的集体讨论';
create unique index review_step_objected on casework.review_step (case_id, digest) where step = 'objected';
create index review_step_draft on casework.review_step (case_id, digest, version);
create index review_opinion_words on casework.review_opinion (case_id, digest, version);
create trigger append_only before update or delete or truncate on casework.review_step
  for each statement execute function platform.refuse_change();
grant select, insert on casework.review_step to zhaofa_office;
alter table casework.review_step enable row level security;
create policy seen on casework.review_step for select to zhaofa_office
  using (agency_id = platform.current_agency() and casework.may_see(case_id));
create policy added on casework.review_step for insert to zhaofa_office
  with check (agency_id = platform.current_agency());

-- What was objected to, or has to be sent again, and has no opinion since. Asked without regard to who may see the
-- case: a gate that looked away would be open.
create function casework.review_is_open(wanted_case uuid, wanted_digest text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select from casework.review_step s
     where s.case_id = wanted_case and s.digest = wanted_digest
       and s.step in ('objected', 'settled-again')
       and not exists (select from casework.review_opinion o
         where o.case_id = s.case_id and o.digest = s.digest and o.version > s.version))
$$;

-- The last opinion on these words; null where nobody gave one.
create function casework.last_review(wanted_case uuid, wanted_digest text)
  returns table (version int, outcome text)
language sql stable security definer set search_path = pg_catalog as $$
  select o.version, o.outcome from casework.review_opinion o
   where o.case_id = wanted_case and o.digest = wanted_digest
   order by o.version desc limit 1
$$;

create or replace function casework.require_review() returns trigger language plpgsql as $$
declare
  draft casework.decision_draft;
  last record;
begin
  select * into draft from casework.decision_draft
   where case_id = new.case_id and digest = new.digest and version = new.draft_version;
  if casework.review_is_open(new.case_id, new.digest) then
    raise exception 'case % is in dispute about its legal review (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  select * into last from casework.last_review(new.case_id, new.digest);
  if (last.outcome is not null and last.outcome <> 'pass')
     or ((draft.review_required
          -- 处罚法第63条: these kinds are major whatever the draft claims.
          or new.kinds && array['downgrade','revoke-licence','suspend-business','close-business','bar-from-trade'])
         and (last.outcome is null or last.version <= new.draft_version))
  then
    raise exception 'case % has no passed legal review of this draft (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  return new;
end $$;

-- An opinion is given by a reviewer of the agency who does not investigate; a legal counsel's is none. 复审 follows an
-- objection and is given by somebody who said nothing of these words before.
create function casework.require_reviewer() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  objected int;
begin
  if not exists (select from identity.person_role r
      where r.person_id = new.reviewer and r.agency_id = new.agency_id and r.role = 'legal-reviewer') then
    raise exception 'an opinion on case % by somebody who is no legal reviewer (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  if exists (select from casework.case_file f where f.id = new.case_id and new.reviewer = any (f.investigators)) then
    raise exception 'case % is reviewed by somebody who investigates it (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  select max(s.version) into objected from casework.review_step s
   where s.case_id = new.case_id and s.digest = new.digest and s.step = 'objected'
     and not exists (select from casework.review_opinion o
       where o.case_id = s.case_id and o.digest = s.digest and o.version > s.version);
  if (objected is not null) <> (new.round = 2) then
    raise exception 'a second review of case % follows an objection, and nothing else does', new.case_id
      using errcode = '23514';
  end if;
  if new.round = 2 and exists (select from casework.review_opinion o
      where o.case_id = new.case_id and o.digest = new.digest and o.reviewer = new.reviewer) then
    raise exception 'case % is reviewed a second time by the same person', new.case_id
      using errcode = '23514';
  end if;
  return new;
end $$;
create trigger by_reviewer before insert on casework.review_opinion
  for each row execute function casework.require_reviewer();

-- A decision that the agency revokes or changes itself has passed its review as well.
create function casework.require_review_of_revision() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  proposed text;
  last record;
begin
  select e.body ->> 'digest' into proposed from casework.case_event e
   where e.case_id = new.case_id and e.type = 'RevisionProposed'
     and e.body ->> 'revision' = new.body ->> 'proposal';
  select * into last from casework.last_review(new.case_id, proposed);
  if last.outcome is distinct from 'pass' or casework.review_is_open(new.case_id, proposed) then
    raise exception 'case % revises its decision without a passed legal review (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  return new;
end $$;
create trigger revision_reviewed before insert on casework.case_event
  for each row when (new.type = 'DecisionRevised' and new.body ->> 'source' = 'agency')
  execute function casework.require_review_of_revision();

revoke execute on function casework.review_is_open, casework.last_review from public;
grant execute on function casework.review_is_open, casework.last_review to zhaofa_office;
