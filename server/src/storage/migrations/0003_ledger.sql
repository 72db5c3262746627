-- The ledger (存证账本): an append-only RFC 6962 Merkle log of commitments to everything that
-- happened. A business transaction writes an opening and a pending leaf; the sequencer moves
-- pending leaves into the log and signs a checkpoint. What each table may reveal:
--   leaf, tile, checkpoint, log_key   public, served under /log
--   opening                           private until disclosed; can be erased, the log stays valid
--   pending                           private: leaves that wait for the sequencer

create schema ledger;
comment on schema ledger is '存证账本：只增不改的默克尔日志（RFC 6962），按 C2SP tlog-tiles 对外提供';
grant usage on schema ledger to zhaofa_office, zhaofa_portal, zhaofa_sequencer;

create table ledger.opening (
  kind       text collate "C" not null,
  public_id  text collate "C" not null,
  sequence   bigint not null check (sequence >= 0),
  agency_id  uuid not null,
  at         timestamptz not null,
  salt       bytea check (octet_length(salt) = 32),
  content    text,
  disclosed  boolean not null default false,
  primary key (kind, public_id, sequence),
  constraint erased_whole check ((salt is null) = (content is null))
);
comment on table ledger.opening is
  '存证条目的开启材料：随机盐和规范化内容。盐和内容都为空表示内容已销毁，条目仍在账本中，只证明当时确有记录';
comment on column ledger.opening.content is
  '当时计算摘要所用的规范化 JSON 原文（RFC 8785）；不用 jsonb，因为它不保留原字节';
comment on column ledger.opening.disclosed is
  '内容已经公开，公众可以取得盐并自行核验；不得改回';

create table ledger.pending (
  id    bigint generated always as identity primary key,
  leaf  text collate "C" not null check (leaf ~ '^1 [^\n]+$')
) with (autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0);
comment on table ledger.pending is
  '已提交、等待入账的条目；排序进程以删除方式领取，不按编号水位读取（晚提交的编号可能更小）';

create table ledger.leaf (
  idx   bigint primary key check (idx >= 0),
  leaf  text collate "C" not null
);
-- Without its last 70 characters (time and commitment) a leaf is the subject it is looked up by. A hash
-- index: half the size of a btree over random ids, and appending is what this table is for.
create index leaf_subject on ledger.leaf using hash (left(leaf, -70));
comment on table ledger.leaf is '账本条目，按序号连续排列；文本即被哈希的原文（格式见 ledger/LEAF.md）';

create table ledger.tile (
  level   smallint not null check (level between 0 and 63),
  idx     bigint not null check (idx >= 0),
  width   smallint not null check (width between 1 and 256),
  hashes  bytea not null check (octet_length(hashes) = width * 32),
  primary key (level, idx)
);
alter table ledger.tile alter hashes set storage external;
comment on table ledger.tile is
  '默克尔树的哈希块，每块至多 256 个；只存最宽的一份，较窄的不完整块是它的前缀';

create table ledger.checkpoint (
  size       bigint primary key check (size >= 0),
  root       bytea not null check (octet_length(root) = 32),
  note       text not null,
  signed_at  timestamptz not null default now()
);
comment on table ledger.checkpoint is
  '每一次签名的检查点；同一条目数只能有一个，否则就是对不同的人出示不同的账本';

create table ledger.log_key (
  vkey          text primary key,
  active_since  timestamptz not null default now()
);
comment on table ledger.log_key is '本账本的公开验证密钥；排序进程不用不在此表的密钥签名';

-- The grants below stop the application; the triggers stop a mistaken migration.
create trigger append_only before update or delete or truncate on ledger.leaf
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on ledger.checkpoint
  for each statement execute function platform.refuse_change();
create trigger append_only before update or delete or truncate on ledger.log_key
  for each statement execute function platform.refuse_change();
create trigger never_removed before delete or truncate on ledger.tile
  for each statement execute function platform.refuse_change();
create trigger never_removed before delete or truncate on ledger.opening
  for each statement execute function platform.refuse_change();

create function ledger.tile_only_grows() returns trigger language plpgsql as $$
begin
  if (new.level, new.idx) is distinct from (old.level, old.idx)
    or substr(new.hashes, 1, old.width * 32) <> old.hashes
  then
    raise exception 'ledger.tile %/% may only grow', old.level, old.idx
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_grows before update on ledger.tile
  for each row execute function ledger.tile_only_grows();

create function ledger.opening_only_discloses_or_erases() returns trigger language plpgsql as $$
begin
  if (new.kind, new.public_id, new.sequence, new.agency_id, new.at)
       is distinct from (old.kind, old.public_id, old.sequence, old.agency_id, old.at)
    or (new.salt is not null and new.salt is distinct from old.salt)
    or (new.content is not null and new.content is distinct from old.content)
    or (old.disclosed and not new.disclosed)
  then
    raise exception 'ledger.opening is disclosed or erased, never rewritten'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_discloses_or_erases before update on ledger.opening
  for each row execute function ledger.opening_only_discloses_or_erases();

alter table ledger.opening enable row level security;
create policy office_own_agency on ledger.opening to zhaofa_office
  using (agency_id = (select platform.current_agency()))
  with check (agency_id = (select platform.current_agency()));
create policy portal_disclosed on ledger.opening for select to zhaofa_portal using (disclosed);

-- Officers read content through their case, where access by case is checked, not here.
grant insert on ledger.opening to zhaofa_office;
grant select (kind, public_id, sequence, agency_id, at, salt, disclosed) on ledger.opening to zhaofa_office;
grant update (disclosed) on ledger.opening to zhaofa_office;
grant select (kind, public_id, sequence, at, salt, content, disclosed) on ledger.opening to zhaofa_portal;

grant insert on ledger.pending to zhaofa_office;
-- update: claiming locks the rows it takes, so that the next claim can pass over them.
grant select, update, delete on ledger.pending to zhaofa_sequencer;

grant select on ledger.leaf, ledger.tile, ledger.checkpoint, ledger.log_key
  to zhaofa_office, zhaofa_portal, zhaofa_sequencer;
grant insert on ledger.leaf, ledger.checkpoint, ledger.log_key to zhaofa_sequencer;
grant insert, update on ledger.tile to zhaofa_sequencer;
