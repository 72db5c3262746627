-- An act may be noted on a telephone without network and reach us later. Its hour there is part of the record, beside
-- the hour of receipt, which stays the one that counts.
alter table casework.case_event add column device jsonb
  check (device is null or (jsonb_typeof(device -> 'at') = 'string' and jsonb_typeof(device -> 'driftMs') = 'number'));
comment on column casework.case_event.device is
  '在手机上先记、后送达的：手机记下的时间，以及上次联网时手机时钟与服务器相差的毫秒数；空的是直接在服务器上办的';
