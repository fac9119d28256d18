-- What was said on the telephone for dispatcher and driver.
alter table transport_job add column note text not null default '';
