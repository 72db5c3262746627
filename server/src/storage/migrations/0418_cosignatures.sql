-- Others who sign that the log only grew (共签). Each line proves itself by the key beside it.
create table ledger.cosignature (
  size       bigint not null references ledger.checkpoint,
  vkey       text not null,
  line       text not null check (line ~ '^— \S+ \S+\n$'),
  signed_at  timestamptz not null,
  primary key (vkey, size)
);
comment on table ledger.cosignature is
  '其他机构对检查点的共签；由它们自己的密钥证明，本系统不能代签';
create index cosignature_of_checkpoint on ledger.cosignature (size);

create trigger append_only before update or delete or truncate on ledger.cosignature
  for each statement execute function platform.refuse_change();

create view ledger.cosigned_checkpoint with (security_invoker) as
  select c.size, c.root,
    c.note || coalesce(
      (select string_agg(s.line, '' order by s.vkey) from ledger.cosignature s where s.size = c.size),
      '') as note,
    c.signed_at
  from ledger.checkpoint c;
comment on view ledger.cosigned_checkpoint is '检查点，连同其他机构的共签';

grant select on ledger.cosignature, ledger.cosigned_checkpoint
  to zhaofa_office, zhaofa_portal, zhaofa_sequencer;
grant insert on ledger.cosignature to zhaofa_sequencer;
