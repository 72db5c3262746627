-- 邀请法律顾问、公职律师: who is asked on which case and by whom. Counsel gets no access to the case (case_access):
-- they see this row, and what the reviewer chose is read for them under the reviewer's own right and recorded.
create table casework.counsel_invitation (
  case_id    uuid not null,
  version    int not null,
  agency_id  uuid not null,
  counsel    uuid not null,
  invited_by uuid not null,
  due_on     date not null,
  at         timestamptz not null,
  primary key (case_id, version)
);
comment on table casework.counsel_invitation is '法律顾问、公职律师受邀对哪一个案件提出意见，由谁邀请';
create index counsel_invitation_counsel on casework.counsel_invitation (agency_id, counsel, at desc);
create trigger append_only before update or delete or truncate on casework.counsel_invitation
  for each statement execute function platform.refuse_change();
grant select, insert on casework.counsel_invitation to zhaofa_office;
alter table casework.counsel_invitation enable row level security;
create policy seen on casework.counsel_invitation for select to zhaofa_office
  using (agency_id = platform.current_agency()
    and (casework.may_see(case_id) or counsel = platform.current_person()));
create policy added on casework.counsel_invitation for insert to zhaofa_office
  with check (agency_id = platform.current_agency() and casework.may_see(case_id));
