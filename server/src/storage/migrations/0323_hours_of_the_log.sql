-- The hours of the log do not run backwards. From the entry `clock` on, which the server writes at
-- its first start, a fact is refused whose hour lies behind the newest entry or behind the fact before it
-- in its own series: somebody set a clock back. An act takes its hour when it begins, hence five minutes; of one
-- thing nothing is done twice at once, hence ten seconds (ADR 0321; storage/ledger/order-of-entries.ts checks the
-- same).

create function ledger.refuse_backwards() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  reached timestamptz;
  told timestamptz;
begin
  if not exists (select from ledger.opening where kind = 'clock') then
    return null;
  end if;
  select min(at) into told from added where kind <> 'clock';
  select substr(right(leaf, 69), 1, 24)::timestamptz into reached
    from ledger.leaf order by idx desc limit 1;
  if told >= reached - interval '5 minutes' or told is null or reached is null then
    select a.at, p.at into told, reached
      from added a join ledger.opening p
        on p.kind = a.kind and p.public_id = a.public_id and p.sequence = a.sequence - 1
     where a.at < p.at - interval '10 seconds'
       and a.kind <> 'clock'
       -- What a clock that ran ahead has left is not measured once the hours are counted anew.
       and not exists (
         select from ledger.leaf l, ledger.leaf c
          where left(l.leaf, -70) = format('1 %s %s %s', p.kind, p.public_id, p.sequence)
            and left(c.leaf, -70) = (select format('1 clock log %s', max(o.sequence))
              from ledger.opening o where o.kind = 'clock')
            and l.idx < c.idx)
     limit 1;
    if not found then
      return null;
    end if;
  end if;
  raise exception '没有保存：服务器的时钟是 %，而存证账本已经记到 %，时钟被拨回过。请系统管理员校准时钟后再办。',
    to_char(told at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'),
    to_char(reached at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')
    using errcode = 'ZF001';
end $$;
revoke execute on function ledger.refuse_backwards from public;
create trigger refuse_backwards after insert on ledger.opening referencing new table as added
  for each statement execute function ledger.refuse_backwards();
