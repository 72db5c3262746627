-- Who reviews is appointed for a time (国办发〔2018〕118号四（十一）): the day of the qualification, the first and
-- the last day of the appointment. They change with the qualification, by the same two administrators; what only
-- shortens an appointment is done by one.

alter table identity.person
  add column legal_qualified_on date,
  add column review_from date,
  add column review_until date,
  add constraint person_review_term check (review_until >= review_from);
comment on column identity.person.legal_qualified_on is '取得法律职业资格之日';
comment on column identity.person.review_from is '聘任从事法制审核的第一天；空：已经在任';
comment on column identity.person.review_until is '聘任的最后一天；空：到另行通知为止';
grant select (legal_qualified_on, review_from, review_until),
  update (legal_qualified_on, review_from, review_until) on identity.person to zhaofa_office;

create function identity.require_two_for_appointment() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'zhaofa_office' then
    return new;
  end if;
  if ((new.legal_qualified_on is not null and new.legal_qualified_on is distinct from old.legal_qualified_on)
      or coalesce(new.review_from, '-infinity') < coalesce(old.review_from, '-infinity')
      or coalesce(new.review_until, 'infinity') > coalesce(old.review_until, 'infinity'))
    and not exists (select from identity.decides(new.id, 'qualification') c
                     where c -> 'after' ->> 'qualifiedOn' is not distinct from new.legal_qualified_on::text
                       and c -> 'after' ->> 'reviewFrom' is not distinct from new.review_from::text
                       and c -> 'after' ->> 'reviewUntil' is not distinct from new.review_until::text)
  then
    raise exception 'an appointment is made and prolonged by two administrators' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger appointed before update on identity.person
  for each row execute function identity.require_two_for_appointment();
revoke execute on function identity.require_two_for_appointment from public;

-- A new account is appointed to nothing.
create function identity.join_without_appointment() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if current_user = 'zhaofa_office'
    and coalesce(new.legal_qualified_on, new.review_from, new.review_until) is not null
  then
    raise exception 'an appointment is made by two administrators' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger joined before insert on identity.person
  for each row execute function identity.join_without_appointment();
revoke execute on function identity.join_without_appointment from public;
