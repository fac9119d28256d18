-- What a ride needs besides a place (codes of ride-need with a blank between them), so that the driver knows before leaving.
alter table transport_job add column needs text not null default '';
