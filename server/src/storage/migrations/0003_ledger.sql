-- The ledger (存证账本): an append-only RFC 6962 Merkle log of commitments to everything that
-- happened. A business transaction writes an opening and a pending leaf; the sequencer moves
-- pending leaves into the log and signs a checkpoint. What each table may reveal:
--   leaf, tile, checkpoint, log_key   public, served under /log
--   opening                           private until disclosed; can be erased, the log stays valid
--   pending                           private: leaves that wait for the sequencer

create schema ledger;
comment on schema ledger is 'Append-only Merkle log of commitments (RFC 6962), served as C2SP tlog-tiles.';
grant usage on schema ledger to zhaofa_office, zhaofa_portal, zhaofa_sequencer;

create table ledger.opening (
  kind       text collate "C" not null,
  public_id  text collate "C" not null,
  sequence   bigint not null check (sequence >= 0),
  agency_id  text not null,
  at         timestamptz not null,
  salt       bytea check (octet_length(salt) = 32),
  content    text,
  disclosed  boolean not null default false,
  primary key (kind, public_id, sequence),
  constraint erased_whole check ((salt is null) = (content is null))
);
comment on table ledger.opening is
  'What opens a leaf''s commitment: salt and canonical content. Salt and content null: erased; the leaf stays in the log and proves only that something was recorded.';
comment on column ledger.opening.content is
  'Exact canonical JSON (RFC 8785) that was hashed. Text, because jsonb would not keep the bytes.';
comment on column ledger.opening.disclosed is
  'The content is already public, so the portal may show salt and content. Never goes back to false.';

create table ledger.pending (
  id    bigint generated always as identity primary key,
  leaf  text collate "C" not null check (leaf ~ '^1 ')
) with (autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_scale_factor = 0);
comment on table ledger.pending is
  'Leaves of committed acts that wait for the sequencer, which takes them by deleting. Never read by a watermark: a late commit has a smaller id.';

create table ledger.leaf (
  idx   bigint primary key check (idx >= 0),
  leaf  text collate "C" not null
);
-- Without its last 70 characters (time and commitment) a leaf is the subject it is looked up by.
create index leaf_subject on ledger.leaf (left(leaf, -70));
comment on table ledger.leaf is
  'The entries of the log, in order and without gaps. The text is exactly what was hashed (format: ledger/LEAF.md).';

create table ledger.tile (
  level   smallint not null check (level between 0 and 63),
  idx     bigint not null check (idx >= 0),
  width   smallint not null check (width between 1 and 256),
  hashes  bytea not null check (octet_length(hashes) = width * 32),
  primary key (level, idx)
);
alter table ledger.tile alter hashes set storage external;
comment on table ledger.tile is
  'Merkle hashes, up to 256 per row (C2SP tlog-tiles). Only the widest form is kept: a narrower partial tile is its prefix.';

create table ledger.checkpoint (
  size       bigint primary key check (size >= 0),
  root       bytea not null check (octet_length(root) = 32),
  note       text not null,
  signed_at  timestamptz not null default now()
);
comment on table ledger.checkpoint is
  'Every signed tree head (C2SP tlog-checkpoint). One per size: two for one size would be a split view.';

create table ledger.log_key (
  vkey          text primary key,
  active_since  timestamptz not null default now()
);
comment on table ledger.log_key is
  'Public verifier keys of this log. The sequencer refuses to sign with a key that is not here.';

-- The grants below stop the application; the triggers stop a mistaken migration.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger.% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete or truncate on ledger.leaf
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.checkpoint
  for each statement execute function ledger.refuse_change();
create trigger append_only before update or delete or truncate on ledger.log_key
  for each statement execute function ledger.refuse_change();
create trigger never_removed before delete or truncate on ledger.tile
  for each statement execute function ledger.refuse_change();
create trigger never_removed before delete or truncate on ledger.opening
  for each statement execute function ledger.refuse_change();

create function ledger.tile_only_grows() returns trigger language plpgsql as $$
begin
  if substr(new.hashes, 1, old.width * 32) <> old.hashes then
    raise exception 'ledger.tile %/% may only grow', old.level, old.idx
      using errcode = 'restrict_violation';
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
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger only_discloses_or_erases before update on ledger.opening
  for each row execute function ledger.opening_only_discloses_or_erases();

alter table ledger.opening enable row level security;
create policy office_own_agency on ledger.opening to zhaofa_office
  using (agency_id = current_setting('zhaofa.agency_id', true))
  with check (agency_id = current_setting('zhaofa.agency_id', true));
create policy portal_disclosed on ledger.opening for select to zhaofa_portal using (disclosed);

-- Officers read content through their case, where access by case is checked, not here.
grant insert on ledger.opening to zhaofa_office;
grant select (kind, public_id, sequence, agency_id, at, salt, disclosed) on ledger.opening to zhaofa_office;
grant update (disclosed) on ledger.opening to zhaofa_office;
grant select (kind, public_id, sequence, at, salt, content, disclosed) on ledger.opening to zhaofa_portal;

grant insert on ledger.pending to zhaofa_office;
grant select, delete on ledger.pending to zhaofa_sequencer;

grant select on ledger.leaf, ledger.tile, ledger.checkpoint, ledger.log_key
  to zhaofa_office, zhaofa_portal, zhaofa_sequencer;
grant insert on ledger.leaf, ledger.checkpoint, ledger.log_key to zhaofa_sequencer;
grant insert, update on ledger.tile to zhaofa_sequencer;
