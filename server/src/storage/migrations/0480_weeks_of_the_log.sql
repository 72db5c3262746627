-- How large the log was at the end of each week is asked by a page of the portal; a checkpoint is signed for every act.
create index checkpoint_signed on ledger.checkpoint (signed_at);
