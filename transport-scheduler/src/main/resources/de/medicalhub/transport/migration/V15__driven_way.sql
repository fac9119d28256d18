-- From where driven metres are counted, and whether a part of the way is missing in them.
alter table vehicle_position add column counted_latitude double precision;
alter table vehicle_position add column counted_longitude double precision;
alter table vehicle_position add column counted_accuracy integer;
alter table vehicle_position add column counted_at timestamptz;
update vehicle_position set counted_latitude = latitude, counted_longitude = longitude,
    counted_accuracy = accuracy_metres, counted_at = at;
alter table vehicle_position alter column counted_latitude set not null;
alter table vehicle_position alter column counted_longitude set not null;
alter table vehicle_position alter column counted_accuracy set not null;
alter table vehicle_position alter column counted_at set not null;
alter table transport_job add column driven_gap boolean not null default false;
