-- The texts of laws (法规原文) that citations on portal and desk open. Brought in by `zhaofa import-law`
-- as the owner; whoever reads a page may read them.

create table publication.law_text (
  id            uuid primary key,
  agency_id     uuid not null,
  title         text not null check (title <> ''),
  number        text not null check (number <> ''),
  full_title    text not null,
  valid_from    date not null,
  valid_to      date,
  body          text not null check (body is json object),
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  imported_at   timestamptz not null,
  replaces      uuid unique references publication.law_text,
  check (valid_to is null or valid_to >= valid_from)
);
create index law_text_title on publication.law_text (title, number, imported_at desc);
comment on table publication.law_text is
  '法规原文，只增不改：同一文本更正后重新导入，是指向前一份（replaces）的新的一份';
comment on column publication.law_text.title is '引用时的名称：行政处罚法';
comment on column publication.law_text.number is '哪一个文本：2021年修订';
comment on column publication.law_text.sha256 is '导入文件的 SHA-256，可与官方文本比对';
comment on column publication.law_text.body is '历次通过和修改、编章节条款项';

create trigger append_only before update or delete or truncate on publication.law_text
  for each statement execute function platform.refuse_change();
create trigger a_touch before insert on publication.law_text
  for each statement execute function publication.touch();
-- A law may be cited by any page.
create trigger b_changed after insert on publication.law_text
  for each statement execute function publication.note_change('all');

alter table publication.law_text enable row level security;
create policy everybody on publication.law_text for select to zhaofa_portal, zhaofa_office using (true);
grant select on publication.law_text to zhaofa_portal, zhaofa_office;
