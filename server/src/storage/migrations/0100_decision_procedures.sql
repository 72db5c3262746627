-- A decision names the procedure in which it was made, and only an outcome that procedure knows. The
-- gate of 0005 (require_review) stays as it is: it binds every procedure.
create table reference.outcome (
  procedure text not null,
  outcome   text not null,
  title     text not null,
  primary key (procedure, outcome)
);
comment on table reference.outcome is '每种程序可以作出的决定';
insert into reference.outcome (procedure, outcome, title) values
  ('ordinary-penalty', 'penalty', '行政处罚'),
  ('ordinary-penalty', 'no-penalty', '不予行政处罚'),
  ('summary-penalty', 'penalty', '当场行政处罚');
grant select on reference.outcome to zhaofa_office;

-- Until now there was one procedure; what is made from here on says its own.
alter table casework.decision add column procedure text not null default 'ordinary-penalty';
alter table casework.decision alter column procedure drop default;
alter table casework.decision drop constraint decision_outcome_check;
alter table casework.decision add constraint decision_of_procedure
  foreign key (procedure, outcome) references reference.outcome (procedure, outcome);
comment on column casework.decision.procedure is '作出决定的程序，见 reference.outcome';

-- 处罚法第51条: a warning or a fine, whatever the program says. The caps by kind of party are rules of the
-- domain; no agency may set one above the cap for organisations.
alter table casework.decision add constraint spot_penalty check (
  procedure <> 'summary-penalty'
  or (kinds <@ array['warning', 'fine'] and fine_fen <= 300000));

create or replace view casework.standing_decision with (security_invoker = true) as
  select d.* from casework.decision d
  where not exists (select from casework.void_number v join casework.document p on p.id = v.document_id
    where p.case_id = d.case_id and p.version = d.version and p.role = 'decision');
