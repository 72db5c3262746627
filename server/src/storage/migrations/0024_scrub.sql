-- 回读校验: every stored file is read back and hashed again, a share a day. A share is the files whose
-- SHA-256 begins with the same byte, which is also their folder.

create table platform.scrub_share (
  share        smallint primary key check (share between 0 and 255),
  begun_at     timestamptz,
  finished_at  timestamptz,
  files        bigint not null default 0,
  findings     jsonb not null default '[]'
);
comment on table platform.scrub_share is
  '回读校验的进度：每一份（SHA-256 首字节相同的文件）最近一次校验的时间、文件数和发现的问题';
insert into platform.scrub_share (share) select generate_series(0, 255);
grant select on platform.scrub_share to zhaofa_office;
grant update (begun_at, finished_at, files, findings) on platform.scrub_share to zhaofa_office;

-- Which files of a share should be there, over all agencies, and to which row each belongs. Ids only.
create index document_object on casework.document ((left(sha256, 2)));
create index upload_object on casework.upload ((left(sha256, 2)));
create function casework.stored_objects(share text)
  returns table (sha256 text, belongs_to text)
  language sql stable security definer set search_path = pg_catalog as $$
    select sha256, 'casework.document ' || id from casework.document where left(sha256, 2) = share
    union all
    select sha256, 'casework.upload ' || id from casework.upload where left(sha256, 2) = share
$$;
comment on function casework.stored_objects is '应当存有的文件及其所属记录，供回读校验';
revoke execute on function casework.stored_objects from public;
grant execute on function casework.stored_objects to zhaofa_office;
