-- What a party asks about its own case (办理进度、当事人专页). The portal's role reads none of these tables:
-- it asks one question about one case, and only with the case's own code.

create table publication.case_progress (
  case_id       uuid primary key,
  agency_id     uuid not null,
  code_hash     bytea not null unique check (octet_length(code_hash) = 32),
  token_hash    bytea not null unique check (octet_length(token_hash) = 32),
  numbers       text[] not null,
  body          text not null check (body is json object),
  closed_on     date,
  remedy_until  date,
  updated_at    timestamptz not null
);
comment on table publication.case_progress is
  '办理进度的快照，随案件一起写入：阶段、期限、送达的文书；没有当事人姓名和内部意见。凭查询码或者文书二维码逐件读取';
comment on column publication.case_progress.numbers is '当事人手里的文号（去掉空格、统一括号）';
comment on column publication.case_progress.remedy_until is '救济期限的最后一日；到这一日之前当事人专页一直开放';

alter table publication.case_progress enable row level security;
create policy own_agency on publication.case_progress to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
grant select, insert, update on publication.case_progress to zhaofa_office;

create table publication.case_read (
  case_id    uuid not null,
  agency_id  uuid not null,
  roles      text[] not null,
  subject    text not null,
  read_on    date not null,
  primary key (case_id, read_on, subject, roles)
);
comment on table publication.case_read is
  '谁查阅过案卷，给当事人看的部分：角色、日期和类别，没有姓名。随 casework.restricted_read 由触发器写入';
create trigger append_only before update or delete or truncate on publication.case_read
  for each statement execute function platform.refuse_change();
alter table publication.case_read enable row level security;

create function publication.note_case_read() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into publication.case_read (case_id, agency_id, roles, subject, read_on)
  values (new.case_id, new.agency_id,
    coalesce((select array_agg(role order by role) from identity.person_role
               where person_id = new.person_id), '{}'),
    split_part(new.subject, ' ', 1), (new.at at time zone 'Asia/Shanghai')::date)
  on conflict do nothing;
  return null;
end $$;
revoke execute on function publication.note_case_read from public;
create trigger for_the_party after insert on casework.restricted_read
  for each row execute function publication.note_case_read();
insert into publication.case_read (case_id, agency_id, roles, subject, read_on)
select r.case_id, r.agency_id,
  coalesce((select array_agg(role order by role) from identity.person_role p
             where p.person_id = r.person_id), '{}'),
  split_part(r.subject, ' ', 1), (r.at at time zone 'Asia/Shanghai')::date
from casework.restricted_read r
on conflict do nothing;

-- 办结后三十日内可以查询（in_progress）。A wrong number and a wrong code get the same nothing.
create function publication.progress_with(code bytea, asked text, today date) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select body from publication.case_progress
   where code_hash = code and asked = any (numbers) and (closed_on is null or today <= closed_on + 30)
$$;
create function publication.party_page(token bytea, today date)
  returns table (body text, reads json)
language sql stable security definer set search_path = pg_catalog as $$
  select p.body, coalesce((
      select json_agg(json_build_object('roles', r.roles, 'subject', r.subject, 'on', r.read_on)
                      order by r.read_on desc, r.subject)
        from publication.case_read r where r.case_id = p.case_id), '[]')
    from publication.case_progress p
   where p.token_hash = token
     and (p.closed_on is null or today <= greatest(p.closed_on + 30, p.remedy_until))
$$;
revoke execute on function publication.progress_with, publication.party_page from public;
grant execute on function publication.progress_with, publication.party_page to zhaofa_portal;
