-- What the planner is told of vehicles and drivers (package fleet, rule 4), of breaks that were taken and of urgency.
alter table vehicle add column staff_seats integer not null default 0;
alter table vehicle add column other_set_ups text not null default '';
alter table vehicle add column sits_on_stretchers boolean not null default false;
alter table vehicle add column cold_parcels integer not null default 0;
alter table vehicle add column cannot text not null default '';
update vehicle set cold_parcels = 60 where cold_box;
alter table shift add column cannot text not null default '';
alter table shift add column narcotics boolean not null default false;

alter table tour add column staff_seats integer not null default 0;
alter table tour add column other_set_ups text not null default '';
alter table tour add column sits_on_stretchers boolean not null default false;
alter table tour add column cold_parcels integer not null default 0;
alter table tour add column cannot text not null default '';
alter table tour add column narcotics boolean not null default false;
alter table tour add column breaks_taken text not null default '';
alter table tour add column version bigint not null default 0;
update tour set cold_parcels = 60 where cold_box;

alter table transport_job add column priority integer not null default 1;
-- Which vehicle stands in the way of a job, where and until when, and when it could be there (planning, rule 8).
alter table transport_job add column refusal_vehicle text;
alter table transport_job add column refusal_only boolean not null default false;
alter table transport_job add column refusal_place text;
alter table transport_job add column refusal_until timestamptz;
alter table transport_job add column refusal_possible timestamptz;

-- Who plans a region (dispatch, rule 22): one node at a time; a number that grows with each change of hands.
create table planner_lease (
    region  text primary key,
    owner   text        not null,
    fence   bigint      not null,
    expires timestamptz not null
);

-- Days that are to be planned again, until that is done.
create table planning_wish (
    service_date date        not null,
    carrier      text        not null,
    wish         bigint generated always as identity,
    wished_at    timestamptz not null default clock_timestamp(),
    primary key (service_date, carrier)
);

-- What a dispatcher should look at (dispatch, rule 26).
create table alert (
    id           text primary key,
    service_date date        not null,
    carrier      text        not null,
    kind         text        not null,
    tour_id      text,
    job_id       text,
    minutes      bigint      not null default 0,
    detail       text        not null default '',
    concerned    text        not null default '',
    pickups      text        not null default '',
    at           timestamptz not null,
    seen_at      timestamptz
);
create index alert_open on alert (carrier) where seen_at is null;
create index alert_day on alert (service_date);
