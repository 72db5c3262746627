-- Papers of one act are sealed in one millisecond: their order in the act is kept with them. Papers of before
-- have none and stay in the order of their time.
alter table casework.document add column place smallint check (place > 0);
create unique index document_place on casework.document (case_id, version, place) where place is not null;
