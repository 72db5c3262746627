-- 撤下 of an article: everything of it leaves the public pages; that it was there, and why it went, stays.

alter table casework.article_event drop constraint article_event_type_check;
alter table casework.article_event add constraint article_event_type_check check (type in
  ('ArticleCollected', 'ArticleStepTaken', 'ArticleReturned', 'ArticleWithdrawn'));

create table publication.article_withdrawal (
  article_id    uuid primary key,
  agency_id     uuid not null,
  reason        text not null check (reason <> ''),
  withdrawn_on  date not null,
  withdrawn_at  timestamptz not null
);
comment on table publication.article_withdrawal is
  '撤下的文章：各个版本和附件不再对外提供，只公布撤下的日期和理由';
create trigger append_only before update or delete or truncate on publication.article_withdrawal
  for each statement execute function platform.refuse_change();
create trigger a_touch before insert on publication.article_withdrawal
  for each statement execute function publication.touch();
create trigger b_changed after insert on publication.article_withdrawal
  for each statement execute function publication.note_change('all');
alter table publication.article_withdrawal enable row level security;
create policy own_agency on publication.article_withdrawal to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
create policy everybody on publication.article_withdrawal for select to zhaofa_portal using (true);
grant select, insert on publication.article_withdrawal to zhaofa_office;
grant select on publication.article_withdrawal to zhaofa_portal;

-- Gone from the search in the same transaction (the index is that of 0046).
create function publication.forget_article() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from publication.search_entry where kind = 'article' and source = new.article_id::text;
  return null;
end $$;
revoke execute on function publication.forget_article from public;
create trigger c_forgotten after insert on publication.article_withdrawal
  for each row execute function publication.forget_article();
