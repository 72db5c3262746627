-- The yearly figures of 法制审核 are folded from the cases in which something of a review happened that year.
create index case_event_reviews on casework.case_event (agency_id, at)
  where type in ('ReviewSubmitted', 'ReviewReturned', 'ReviewOpinionIssued', 'SeizureReviewed',
    'ReviewOpinionAccepted', 'ReviewObjected', 'ReviewDisputeSettled');
