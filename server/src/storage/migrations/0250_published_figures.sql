-- Totals for readers: what is shown now, by the month of the decision, with the sums of money. Kept by
-- publishing and withdrawing themselves, as publication.tally is, which goes by the year of publication.

alter table publication.listing add column fine_fen bigint, add column confiscated_fen bigint;
comment on column publication.listing.fine_fen is '罚款数额（分）；为空的是没有处罚内容的记录，例如许可、检查';
update publication.listing l
set fine_fen = (n.body::json ->> 'fineFen')::bigint,
    confiscated_fen = (n.body::json ->> 'confiscatedFen')::bigint
from publication.entry e
join publication.notice n on n.public_id = e.public_id and n.version = e.version and n.year = e.year
where e.public_id = l.public_id and l.year = e.year and e.kind like '%penalty-decision';

-- Conditions of the list: the year and the month of the decision.
update publication.listing set terms = terms || array_to_tsvector(array[
  '#d' || to_char(decided_on, 'YYYY'), '#d' || to_char(decided_on, 'YYYY-MM')]);
comment on column publication.listing.terms is
  '检索词：正文分词；@ 当事人名称的相邻两字；#a #d #k #m #n #t 筛选条件；#b、#c 编号所在的块（每块 2048 件、32768 件），用来先查最新的块';

create table publication.figure (
  agency_id        uuid not null,
  month            text collate "C" not null check (month ~ '^\d{4}-\d{2}$'),
  facet            text collate "C" not null check (facet in ('all', 'kind', 'matter', 'penalty')),
  value            text collate "C" not null,
  label            text not null,
  count            int not null,
  fine_fen         bigint,
  confiscated_fen  bigint,
  primary key (facet, month, value, agency_id)
);
comment on table publication.figure is
  '正在公示的件数和罚没数额，按作出月份和 facet（all、kind、matter、penalty）统计，随 listing 自动增减；数额为空表示其中没有处罚决定';

-- What one listing counts towards. Under a kind of penalty only the money of that kind counts: a decision
-- with a warning and a fine is one warning, and its fine belongs to the fines.
create function publication.counts_towards(
  kind text, matter_code text, matter_name text, penalty_kinds text[], fine_fen bigint, confiscated_fen bigint)
  returns table (facet text, value text, label text, fine bigint, confiscated bigint)
language sql immutable set search_path = pg_catalog as $$
  values ('all', '', '', fine_fen, confiscated_fen), ('kind', kind, '', fine_fen, confiscated_fen),
         ('matter', matter_code, matter_name, fine_fen, confiscated_fen)
  union all
  select 'penalty', each, '', case when each = 'fine' then fine_fen end,
         case when each = 'confiscate-gains' then confiscated_fen end
  from unnest(penalty_kinds) each
$$;

create function publication.sum_listing() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare sign int := case when tg_op = 'DELETE' then -1 else 1 end;
begin
  insert into publication.figure as t
    (agency_id, month, facet, value, label, count, fine_fen, confiscated_fen)
  select l.agency_id, to_char(l.decided_on, 'YYYY-MM'), f.facet, f.value, max(f.label),
    sign * count(*), sign * sum(f.fine), sign * sum(f.confiscated)
  from changed l, lateral publication.counts_towards(
    l.kind, l.matter_code, l.matter_name, l.penalty_kinds, l.fine_fen, l.confiscated_fen) f
  group by 1, 2, 3, 4
  on conflict (facet, month, value, agency_id) do update set
    count = t.count + excluded.count, label = excluded.label,
    -- A sum stays empty until there is something to add.
    fine_fen = coalesce(t.fine_fen + excluded.fine_fen, t.fine_fen, excluded.fine_fen),
    confiscated_fen =
      coalesce(t.confiscated_fen + excluded.confiscated_fen, t.confiscated_fen, excluded.confiscated_fen);
  return null;
end $$;
create trigger summed_in after insert on publication.listing
  referencing new table as changed for each statement execute function publication.sum_listing();
create trigger summed_out after delete on publication.listing
  referencing old table as changed for each statement execute function publication.sum_listing();

create function publication.sum_again() returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from publication.figure;
  insert into publication.figure
    (agency_id, month, facet, value, label, count, fine_fen, confiscated_fen)
  select l.agency_id, to_char(l.decided_on, 'YYYY-MM'), f.facet, f.value, max(f.label),
    count(*), sum(f.fine), sum(f.confiscated)
  from publication.listing l, lateral publication.counts_towards(
    l.kind, l.matter_code, l.matter_name, l.penalty_kinds, l.fine_fen, l.confiscated_fen) f
  group by 1, 2, 3, 4;
  update publication.state set version = version + 1;
end $$;
comment on function publication.sum_again() is
  '按 listing 重新统计 figure：整批导入绕过触发器之后，或者怀疑统计有误时，由数据库所有者执行';
revoke execute on function publication.sum_again() from public;
select publication.sum_again();

grant select on publication.figure to zhaofa_portal, zhaofa_office;

-- 撤回说明 by year.
create index withdrawal_on on publication.withdrawal (withdrawn_on desc);
