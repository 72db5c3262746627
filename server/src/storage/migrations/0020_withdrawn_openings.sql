-- A notice that was withdrawn, has expired or was replaced by a correction is gone for the public, and
-- so is its content in the log's openings. The leaf stays; whoever kept content and salt can still
-- prove what was published.

drop policy portal_disclosed on ledger.opening;
create policy portal_disclosed on ledger.opening for select to zhaofa_portal using (
  disclosed and not exists (
    select from publication.entry e
    where opening.kind in ('publication', 'correction') and e.public_id = opening.public_id
      and (e.status <> 'published'
        or e.version <> case opening.kind when 'publication' then 1 else opening.sequence + 1 end)
  )
);
