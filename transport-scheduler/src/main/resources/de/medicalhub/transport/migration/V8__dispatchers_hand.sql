-- What a dispatcher decided and no planning undoes: a job that keeps its tour, a tour that is left alone, a vehicle that is out.
alter table transport_job add column pinned boolean not null default false;
alter table tour add column by_hand boolean not null default false;
alter table tour add column out_of_service boolean not null default false;
