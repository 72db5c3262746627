-- 更正 of a withdrawal: the page of a decision that was taken down names the paper behind it. Where the number of that paper was
-- recorded wrongly, the page says the right one and that it was put right; the withdrawal itself stays as it was.
create table publication.withdrawal_amendment (
  public_id     text collate "C" not null references publication.withdrawal,
  version       int not null check (version >= 2),
  agency_id     uuid not null,
  basis_number  text not null check (basis_number <> ''),
  amended_on    date not null,
  amended_at    timestamptz not null,
  primary key (public_id, version)
);
comment on table publication.withdrawal_amendment is
  '撤回说明中依据文书文号的更正；version 与存证条目的序号一致，撤回本身是第一条';
create trigger append_only before update or delete or truncate on publication.withdrawal_amendment
  for each statement execute function platform.refuse_change();
create trigger a_touch before insert on publication.withdrawal_amendment
  for each statement execute function publication.touch();
create trigger b_changed after insert on publication.withdrawal_amendment
  referencing new table as changed for each statement execute function publication.note_change('one');
alter table publication.withdrawal_amendment enable row level security;
create policy own_agency on publication.withdrawal_amendment to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
create policy everybody on publication.withdrawal_amendment for select to zhaofa_portal using (true);
grant select on publication.withdrawal_amendment to zhaofa_portal;
grant select, insert on publication.withdrawal_amendment to zhaofa_office;
