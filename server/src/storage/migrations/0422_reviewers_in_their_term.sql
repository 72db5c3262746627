-- 初次从事、聘任: whoever reviews is in their term on the day of the opinion (处罚法第58条第2款), also past the program. The rest
-- is as in 0391.
create or replace function casework.require_reviewer() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  objected int;
begin
  if not exists (select from identity.person_role r
      where r.person_id = new.reviewer and r.agency_id = new.agency_id and r.role = 'legal-reviewer') then
    raise exception 'an opinion on case % by somebody who is no legal reviewer (行政处罚法第58条)', new.case_id
      using errcode = '23514';
  end if;
  if exists (select from identity.person p where p.id = new.reviewer
      and p.review_until < (new.at at time zone 'Asia/Shanghai')::date) then
    raise exception 'an opinion on case % by a reviewer whose term has ended (行政处罚法第58条)', new.case_id
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
