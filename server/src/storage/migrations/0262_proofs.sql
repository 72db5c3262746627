-- How whoever did it proved who they are is part of the record of an act, as it is of an approval.
alter table casework.case_event add column confirmed_by text
  check (confirmed_by in ('code', 'password', 'session'));
comment on column casework.case_event.confirmed_by is
  '办理人怎样证明是本人：动态码、密码；只在签名的事项上有。空的是不要求证明的，或者记录以前办的，不能当作已经证明';
