-- 公示异议: a letter about something published, answered within its own limit.
alter table casework.letter drop constraint letter_kind_check;
alter table casework.letter add constraint letter_kind_check
  check (kind in ('complaint', 'report', 'consultation', 'objection'));
