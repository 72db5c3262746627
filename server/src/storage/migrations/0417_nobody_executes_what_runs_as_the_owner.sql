-- Functions that run as the owner are called by their triggers alone.
revoke execute on function casework.require_review_of_revision(), casework.require_reviewer() from public;
