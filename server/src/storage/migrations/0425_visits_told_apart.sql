-- 行政检查 is no penalty case until one begins in its file: lists and numbers tell them apart. Like every column of this
-- table it is made from the events with each act; before this version there was no visit.
alter table casework.case_file add column inspection boolean not null default false;
comment on column casework.case_file.inspection is '一次行政检查，还没有在同一案卷立案或者当场处罚';
create index case_file_inspections on casework.case_file (agency_id, updated_at desc) where inspection;
