-- Jobs whose vehicle dropped out are driven late rather than not at all (dispatch, rule 17); orders that changed when the driver had begun (rule 6).
alter table transport_job add column owed          boolean not null default false;
alter table transport_job add column missed_change boolean not null default false;
