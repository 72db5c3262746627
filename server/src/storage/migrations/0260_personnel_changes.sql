-- Nobody alone changes who may act and who may sign. A reset of a password, which two administrators made
-- already, becomes one kind of 人员变更 among others: an account, a role, a certificate, a qualification, the
-- return of somebody suspended. What only takes away from somebody is done by one at once and told to the
-- others. The database asks for the second administrator as the use case does.

alter table identity.reset_event rename to personnel_event;
alter table identity.personnel_event rename column reset_id to change_id;
alter table identity.personnel_event rename constraint reset_event_pkey to personnel_event_pkey;
alter index identity.reset_event_agency rename to personnel_event_agency;
comment on table identity.personnel_event is
  '人员变更：一位管理员提请、另一类管理员核准，或者由一人先行办理、告知其他管理员；只增不改。此前只有重设密码、停用动态码';
create index personnel_event_person on identity.personnel_event ((body ->> 'personId'));

alter table identity.reset_half rename to password_half;
alter table identity.password_half rename column reset_id to change_id;

create function identity.decides(person uuid, wanted text) returns setof jsonb
  language sql stable security definer set search_path = pg_catalog as $$
    select change from (
      select p.*, case p.type
          when 'ResetProposed' then jsonb_build_object('kind', 'reset', 'what', p.body ->> 'what')
          else p.body -> 'change' end as change
        from identity.personnel_event p
       where p.type in ('PersonnelChangeProposed', 'ResetProposed')
         and p.body ->> 'personId' = person::text) p
      join identity.person proposer on proposer.id = p.by_id
    where p.agency_id = platform.current_agency()
      and person is distinct from platform.current_person()
      and (wanted is null or change ->> 'kind' = wanted)
      and proposer.duty in ('system-admin', 'security-admin')
      and proposer.duty <> identity.acting_duty() and identity.acting_duty() <> 'business'
      and not exists (select from identity.personnel_event a
                       where a.change_id = p.change_id and a.version > p.version)
  $$;
comment on function identity.decides is
  'Open changes of this kind about this person that the administrator this transaction acts for may decide: proposed by another of another duty. Null: of any kind.';
revoke execute on function identity.decides from public;
grant execute on function identity.decides to zhaofa_office;

-- A password is also given out with a new account.
create or replace function identity.releases_reset_of(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog as $$
    select exists (select from identity.decides(person, 'reset'))
        or exists (select from identity.decides(person, 'join'))
  $$;
comment on function identity.releases_reset_of is
  'Whether this transaction acts for an administrator who may decide about what this person signs in with: an open reset, or a new account.';

-- Sessions end with every change that takes something away.
drop policy seen on identity.session;
create policy seen on identity.session for select to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (
    person_id = (select platform.current_person())
    or (select identity.acting_duty()) in ('system-admin', 'security-admin')
    or exists (select from identity.decides(person_id, null))));
drop policy changed on identity.session;
create policy changed on identity.session for update to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (
    person_id = (select platform.current_person())
    or (select identity.acting_duty()) in ('system-admin', 'security-admin')
    or exists (select from identity.decides(person_id, null))));

drop policy added on identity.person;
create policy added on identity.person for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and (
    identity.is_first_person() or identity.is_being_set_up()
    or exists (select from identity.decides(id, 'join') c
                where c ->> 'account' = account and c ->> 'name' = name and c ->> 'duty' = duty
                  and c ->> 'post' = post and c -> 'department' ->> 'id' = department_id::text
                  and legal_qualification_no is null and first_review_on is null)));
drop policy changed on identity.person;
create policy changed on identity.person for update to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (
    (select identity.acting_duty()) in ('system-admin', 'security-admin')
    or exists (select from identity.decides(id, null))));

drop policy added on identity.person_role;
create policy added on identity.person_role for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and (
    identity.is_being_set_up()
    or exists (select from identity.decides(person_id, 'roles') c where c -> 'after' ? role)
    or exists (select from identity.decides(person_id, 'join') c where c -> 'roles' ? role)));
drop policy removed on identity.person_role;
create policy removed on identity.person_role for delete to zhaofa_office
  using (agency_id = (select platform.current_agency()) and (
    ((select identity.acting_duty()) = 'security-admin' and duty = 'business')
    or exists (select from identity.decides(person_id, 'roles') c where not c -> 'after' ? role)));

drop policy added on identity.certificate;
create policy added on identity.certificate for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency())
    and exists (select from identity.decides(person_id, 'certificate') c
                 where c ->> 'certificateId' = id::text and c ->> 'number' = number
                   and c -> 'categories' = to_jsonb(categories) and c ->> 'region' = region
                   and c ->> 'issuer' = issuer and c ->> 'validFrom' = valid_from::text
                   and c ->> 'validTo' = valid_to::text));
drop policy added on identity.certificate_change;
create policy added on identity.certificate_change for insert to zhaofa_office
  with check (agency_id = (select platform.current_agency()) and (
    (select identity.acting_duty()) = 'security-admin'
    or exists (select from identity.certificate held
                where held.id = certificate_id and exists (select from identity.decides(held.person_id, null)))));

-- A change of a row can be compared with the row before by a trigger only.
create function identity.require_two_for_person() returns trigger
  language plpgsql set search_path = pg_catalog as $$
begin
  if current_user <> 'zhaofa_office' then
    return new;
  end if;
  if (new.name, new.department_id, new.post) is distinct from (old.name, old.department_id, old.post)
    and not exists (select from identity.decides(new.id, 'details') c
                     where c -> 'after' ->> 'name' = new.name and c -> 'after' ->> 'post' = new.post
                       and c -> 'after' -> 'department' ->> 'id' = new.department_id::text)
  then
    raise exception 'name, department and post are changed by two administrators' using errcode = 'check_violation';
  end if;
  if new.status <> old.status and (new.status = 'active' or old.duty <> 'business')
    and not exists (select from identity.decides(new.id, 'state') c where c ->> 'after' = new.status)
  then
    raise exception 'an account is switched on by two administrators' using errcode = 'check_violation';
  end if;
  if ((new.legal_qualification_no is not null
        and new.legal_qualification_no is distinct from old.legal_qualification_no)
      or (new.first_review_on is not null and new.first_review_on is distinct from old.first_review_on))
    and not exists (select from identity.decides(new.id, 'qualification') c
                     where c -> 'after' ->> 'legalQualificationNo' is not distinct from new.legal_qualification_no
                       and c -> 'after' ->> 'firstReviewOn' is not distinct from new.first_review_on::text)
  then
    raise exception 'a qualification is entered by two administrators' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger agreed before update on identity.person
  for each row execute function identity.require_two_for_person();

create function identity.require_two_for_certificate() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare
  holder uuid;
  previous identity.certificate_change;
begin
  if current_user <> 'zhaofa_office' then
    return new;
  end if;
  select person_id into holder from identity.certificate where id = new.certificate_id;
  select * into previous from identity.certificate_change
    where certificate_id = new.certificate_id order by sequence desc limit 1;
  if previous.sequence is not null and new.valid_to <= previous.valid_to
    and array_position(array['active', 'suspended', 'revoked'], new.status)
      >= array_position(array['active', 'suspended', 'revoked'], previous.status)
  then
    return new;
  end if;
  if previous.sequence is null
    and exists (select from identity.decides(holder, 'certificate') c
                 where c ->> 'certificateId' = new.certificate_id::text
                   and c ->> 'validTo' = new.valid_to::text and new.status = 'active')
  then
    return new;
  end if;
  if exists (select from identity.decides(holder, 'certificate-change') c
              where c ->> 'certificateId' = new.certificate_id::text
                and c -> 'after' ->> 'status' = new.status
                and c -> 'after' ->> 'validTo' = new.valid_to::text)
  then
    return new;
  end if;
  raise exception 'a certificate gains by two administrators only' using errcode = 'check_violation';
end $$;
-- Before the trigger `apply`, which writes the change into the certificate.
create trigger agreed before insert on identity.certificate_change
  for each row execute function identity.require_two_for_certificate();
revoke execute on function identity.require_two_for_person, identity.require_two_for_certificate from public;
