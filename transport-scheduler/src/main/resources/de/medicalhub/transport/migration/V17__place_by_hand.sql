-- Places whose position a dispatcher set by hand (roads, rule 10).
alter table transport_job add column pickup_by_hand boolean not null default false;
alter table transport_job add column drop_off_by_hand boolean not null default false;
