-- A decision that was changed, and one made anew in the place of one that fell, is published by a notice of its own
-- (处罚法第48条): of_version says by which step of the case the decision read when it was collected or published. A case has one
-- notice that is open or public; what was withdrawn or withheld before it stays.
alter table casework.notice add column of_version int not null default 0;
update casework.notice n set of_version = coalesce((
  select max(d.version) from casework.decision d
  where d.case_id = n.case_id and d.procedure in ('ordinary-penalty', 'summary-penalty')
    and exists (select from casework.case_event c
      where c.case_id = d.case_id and c.version = d.version
        and c.at <= (select max(e.at) from casework.notice_event e
          where e.notice_id = n.id and e.type in ('NoticeCollected', 'NoticePublished', 'NoticeWithheld')))), 0);
alter table casework.notice alter of_version drop default;
comment on column casework.notice.of_version is '采集、发布时决定以案卷的哪一步为准：作出决定，或者其后的变更';
alter table casework.notice drop constraint notice_case_id_key;
create unique index notice_at_hand on casework.notice (case_id) where state not in ('withdrawn', 'withheld');
create index notice_case on casework.notice (case_id, of_version);

drop view casework.standing_decision;
create view casework.standing_decision with (security_invoker = true) as
  select d.case_id, d.version, d.digest, d.draft_version, d.agency_id, d.outcome,
    case when changed.penalty is null then d.kinds
      else array(select jsonb_array_elements_text(changed.penalty -> 'kinds')) end as kinds,
    coalesce((changed.penalty ->> 'fineFen')::bigint, d.fine_fen) as fine_fen,
    d.tier, d.matter_code, d.decided_on, d.procedure, d.one_by_one,
    coalesce(changed.version, d.version) as of_version,
    exists (select from casework.case_event e
      where e.case_id = d.case_id and e.version > coalesce(changed.version, d.version)
        and e.type = 'DecisionRevised' and e.body ->> 'effect' = 'unlawful') as unlawful
  from casework.decision d
  join reference.outcome o on o.procedure = d.procedure and o.outcome = d.outcome and o.ends_case
  left join lateral (select e.version, e.body -> 'penalty' as penalty from casework.case_event e
    where e.case_id = d.case_id and e.version > d.version and e.type = 'DecisionRevised'
      and e.body ->> 'effect' = 'changed'
    order by e.version desc limit 1) changed on true
  where not exists (select from casework.void_number v
      join casework.decision_paper p on p.document_id = v.document_id
      where p.case_id = d.case_id and p.decision_version = d.version)
    and not exists (select from casework.case_event e
      where e.case_id = d.case_id and e.version > d.version and e.type = 'DecisionRevised'
        and e.body ->> 'effect' in ('revoked', 'void'));
comment on view casework.standing_decision is
  '有效的决定：没有作废，没有被撤销、确认无效；变更过的按变更后的处罚。of_version 是决定以案卷的哪一步为准，unlawful 为被确认违法';
grant select on casework.standing_decision to zhaofa_office;

-- Decisions that wait to be collected: nothing of them is on its way or public, and what was withdrawn or withheld was
-- another decision, or the same before it was changed.
create view casework.decision_to_collect with (security_invoker = true) as
  select d.case_id, d.agency_id, d.decided_on from casework.standing_decision d
  where d.outcome = 'penalty' and d.one_by_one and not d.unlawful
    and not exists (select from casework.notice n where n.case_id = d.case_id
      and (n.state not in ('withdrawn', 'withheld')
        or n.state = 'withheld' and n.of_version >= d.version
        or n.state = 'withdrawn' and n.of_version >= d.of_version));
grant select on casework.decision_to_collect to zhaofa_office;

-- As in 0270, of several notices of one decision the first day and the last state; `fell` is a decision that was revoked or
-- found void or unlawful before it was public: it was made, and nothing of it waits.
drop function casework.decisions_of_month(text);
create function casework.decisions_of_month(wanted text)
  returns table (procedure text, word text, serial int, decided_on date, published_on date,
    state text, ground text, one_by_one boolean, fell boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select d.procedure, p.word, p.serial, d.decided_on,
    case when v.document_id is null then n.published_on end,
    case when v.document_id is not null then 'voided' else n.state end,
    (select e.body ->> 'because' from casework.notice_event e
     where e.notice_id = n.id and e.type = 'NoticeWithheld' order by e.version desc limit 1),
    d.one_by_one,
    n.published_on is null and exists (select from casework.case_event e
      where e.case_id = d.case_id and e.version > d.version and e.type = 'DecisionRevised'
        and e.body ->> 'effect' in ('revoked', 'void', 'unlawful')
        and not exists (select from casework.decision later
          where later.case_id = d.case_id and later.version > d.version and later.version < e.version
            and later.outcome = 'penalty'))
  from casework.decision d
  join casework.decision_paper p on p.case_id = d.case_id and p.decision_version = d.version
    and p.serial is not null
  left join casework.void_number v on v.document_id = p.document_id
  left join lateral (
    select (array_agg(m.id order by m.of_version desc, m.updated_at desc))[1] as id,
      (array_agg(m.state order by m.of_version desc, m.updated_at desc))[1] as state,
      min(m.published_on) as published_on
    from casework.notice m
    where m.case_id = d.case_id and m.of_version >= d.version
      and not exists (select from casework.decision later
        where later.case_id = d.case_id and later.version > d.version and later.version <= m.of_version)
  ) n on true
  where d.agency_id = platform.current_agency() and d.outcome = 'penalty'
    and d.decided_on >= (wanted || '-01')::date
    and d.decided_on < ((wanted || '-01')::date + interval '1 month')
$$;
revoke execute on function casework.decisions_of_month from public;
grant execute on function casework.decisions_of_month to zhaofa_office;

-- What is public of a revised decision bears the number of the decision, as the withdrawn page did; a number is shown once.
alter table publication.entry drop constraint entry_agency_id_number_key;
create unique index entry_number_shown on publication.entry (agency_id, number) where status = 'published';
alter table publication.entry add column replaces text collate "C" references publication.entry;
create index entry_replaces on publication.entry (replaces) where replaces is not null;
comment on column publication.entry.replaces is '变更、重新作出的决定：被撤回的原公示的编号；没有的为空';

-- A decision whose time was over can fall as well: its page says so (处罚法第48条第2款).
create or replace function publication.entry_only_advances() returns trigger language plpgsql as $$
begin
  if (new.public_id, new.agency_id, new.year, new.listing_id, new.number, new.first_published_on, new.replaces)
       is distinct from (old.public_id, old.agency_id, old.year, old.listing_id, old.number, old.first_published_on, old.replaces)
    or new.version < old.version
    or old.status = 'withdrawn'
    or old.status = 'expired' and new.status <> 'withdrawn'
  then
    raise exception 'publication.entry %: a notice is corrected, withdrawn or expires, nothing else', old.public_id
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- The page that was taken down links to the one in its place.
create function publication.note_replaced() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.change (version, public_id)
  select s.version, c.replaces from changed c, publication.state s where c.replaces is not null;
  return null;
end $$;
create trigger c_replaced after insert on publication.entry
  referencing new table as changed for each statement execute function publication.note_replaced();

-- 双公示: a report is of one publication. Until now a case had one.
update casework.report_item i set subject_id = n.id
from casework.notice n, casework.report_batch b
where b.id = i.batch_id and b.kind = 'penalty' and n.case_id = i.subject_id;
comment on column casework.report_item.subject_id is '公示编号（行政处罚为 casework.notice.id，行政许可为 publication.entry.public_id）';
