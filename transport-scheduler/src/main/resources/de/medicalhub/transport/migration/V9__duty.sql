-- A driver's duty on a tour: begun, paused, resumed, ended, with what the check of the vehicle found (codes with a blank between them).
create table duty_event (
    id       uuid primary key,
    tour_id  text        not null,
    driver   text        not null,
    kind     text        not null,
    faults   text        not null,
    at       timestamptz not null,
    taken_at timestamptz not null
);
create index duty_event_tour on duty_event (tour_id, taken_at);

-- Where a vehicle was last; one row for each tour, only while its driver is on duty, and not for long.
create table vehicle_position (
    tour_id         text primary key,
    driver          text             not null,
    latitude        double precision not null,
    longitude       double precision not null,
    accuracy_metres integer          not null,
    at              timestamptz      not null
);
