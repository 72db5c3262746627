-- The statistics of a year are collected, checked and published by three people, as everything else that is
-- published; the database asks for the three.

select platform.event_table('casework.annual_report_event', 'submission_id',
  '统计年报的采集、审核、发布和退回，只增不改；采集时的数字在 body.tables，发布的就是这些数字',
  'true', 'by_id = (select platform.current_person())');
create index annual_report_event_agency on casework.annual_report_event (agency_id, at desc);

alter table publication.annual_report add column submission_id uuid;
comment on column publication.annual_report.submission_id is
  '采集、审核、发布的经过；改为三人办理以前公布的为空';

create function publication.require_report_steps() returns trigger
  language plpgsql set search_path = pg_catalog as $$
declare collected int;
begin
  if current_user <> 'zhaofa_office' then
    return null;
  end if;
  select max(version) into collected from casework.annual_report_event
   where submission_id = new.submission_id and agency_id = new.agency_id and type = 'ReportCollected';
  if not exists (
    select from casework.annual_report_event c
      join casework.annual_report_event k on k.submission_id = c.submission_id and k.version > c.version
      join casework.annual_report_event p on p.submission_id = c.submission_id and p.version > k.version
    where c.submission_id = new.submission_id and c.version = collected
      and (c.body ->> 'year')::int = new.year
      and k.type = 'ReportStepTaken' and k.body ->> 'step' = 'check'
      and p.type = 'ReportStepTaken' and p.body ->> 'step' = 'publish'
      and c.by_id <> k.by_id and c.by_id <> p.by_id and k.by_id <> p.by_id)
  then
    raise exception 'an annual report is collected, checked and published by three people'
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger three_hands after insert on publication.annual_report
  for each row execute function publication.require_report_steps();
