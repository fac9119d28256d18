-- What an attempt of a delivery drove that came back and was sent once more, for the bill (billing, rule 1).
create table earlier_attempt (
    id               uuid primary key,
    job_id           text        not null,
    carrier          text        not null,
    service_date     date        not null,
    state            text        not null,
    vehicle          text        not null,
    driver_name      text        not null,
    planned_pickup   timestamptz,
    planned_drop_off timestamptz,
    begun            timestamptz,
    ended            timestamptz,
    driven_metres    bigint,
    driven_gap       boolean     not null default false
);
create index earlier_attempt_bill on earlier_attempt (carrier, service_date);
create index earlier_attempt_job on earlier_attempt (job_id);

-- What the directory says of the pharmacy: whom a driver calls, and when medicines can be collected (dispatch, rule 29).
alter table transport_job add column supplier_phone text not null default '';
alter table transport_job add column supplier_hours text not null default '';
