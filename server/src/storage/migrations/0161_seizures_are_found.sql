-- The clock looks for cases with seizures every ten minutes (casework.cases_with_seizures): among all events
-- of all cases it needs an index.
create index case_event_seized on casework.case_event (case_id) where type = 'GoodsSeized';
