-- 文章 (方案、制度、办法、通知公告): how one came to be published, step by step, its files, and every
-- published version.

create table casework.article_event (
  article_id  uuid not null,
  version     int not null check (version > 0),
  agency_id   uuid not null,
  type        text not null check (type in ('ArticleCollected', 'ArticleStepTaken', 'ArticleReturned')),
  body        jsonb not null,
  at          timestamptz not null,
  by_id       uuid not null,
  by_name     text not null,
  primary key (article_id, version)
);
create index article_event_agency on casework.article_event (agency_id, at desc);
comment on table casework.article_event is '文章的采集、审核、发布和退回，只增不改';

create table casework.article_file (
  id             uuid primary key,
  agency_id      uuid not null,
  sha256         text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes          bigint not null check (bytes > 0),
  media_type     text not null,
  original_name  text not null,
  uploaded_by    uuid not null,
  at             timestamptz not null
);
create index article_file_object on casework.article_file ((left(sha256, 2)));
comment on table casework.article_file is
  '为文章上传的文件；写进已发布版本的才对外提供下载，内容按 sha256 存放';

do $$
declare each text;
begin
  foreach each in array array['casework.article_event', 'casework.article_file'] loop
    execute format('create trigger append_only before update or delete or truncate on %s
      for each statement execute function platform.refuse_change()', each);
    execute format('grant select, insert on %s to zhaofa_office', each);
    execute format('alter table %s enable row level security', each);
    execute format('create policy own on %s for all to zhaofa_office
      using (agency_id = (select platform.current_agency()))
      with check (agency_id = (select platform.current_agency()))', each);
  end loop;
end $$;

create table publication.article_version (
  article_id    uuid not null,
  version       int not null check (version > 0),
  agency_id     uuid not null,
  column_id     text not null check (column_id in ('plan', 'rule', 'notice')),
  title         text not null check (title <> ''),
  source        text not null check (source <> ''),
  dated_on      date,
  published_on  date not null,
  published_at  timestamptz not null,
  reason        text not null check (reason <> ''),
  body          text not null check (body is json object),
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (article_id, version)
);
create index article_version_column on publication.article_version (column_id, published_on desc);
comment on table publication.article_version is
  '文章的每一个公布版本，整份保存，只增不改；body 是正文和附件目录，sha256 是全文连同标题、来源的摘要';
create trigger append_only before update or delete or truncate on publication.article_version
  for each statement execute function platform.refuse_change();
create trigger a_touch before insert on publication.article_version
  for each statement execute function publication.touch();
create trigger b_changed after insert on publication.article_version
  for each statement execute function publication.note_change('all');
alter table publication.article_version enable row level security;
create policy own_agency on publication.article_version to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
create policy everybody on publication.article_version for select to zhaofa_portal using (true);
grant select, insert on publication.article_version to zhaofa_office;
grant select on publication.article_version to zhaofa_portal;

create or replace function casework.stored_objects(share text)
  returns table (sha256 text, belongs_to text)
  language sql stable security definer set search_path = pg_catalog as $$
    select sha256, 'casework.document ' || id from casework.document where left(sha256, 2) = share
    union all
    select sha256, 'casework.upload ' || id from casework.upload where left(sha256, 2) = share
    union all
    select sha256, 'casework.article_file ' || id from casework.article_file
     where left(sha256, 2) = share
$$;
