-- Orders: what was taken in, so that nothing is lost or doubled.
create table intake (
    name        text primary key,
    watermark   timestamptz,
    owner       text,
    lease_until timestamptz not null default '-infinity'
);
insert into intake (name) values ('leg-tasks');

create table taken_task (
    task_id      text primary key,
    task_version bigint      not null,
    content      text        not null,
    taken_at     timestamptz not null
);

-- Fleet.
create table vehicle (
    id                text primary key,
    label             text             not null,
    seats             integer          not null,
    wheelchair_places integer          not null,
    stretchers        integer          not null,
    carry_chair       boolean          not null,
    cold_box          boolean          not null,
    depot_name        text             not null,
    depot_latitude    double precision not null,
    depot_longitude   double precision not null
);

create table shift (
    id          text primary key,
    vehicle_id  text not null references vehicle,
    driver      text not null,
    driver_name text not null,
    from_time   text not null,
    to_time     text not null,
    days        text not null
);

-- Dispatch.
create table tour (
    id                text primary key,
    service_date      date             not null,
    vehicle_id        text             not null,
    vehicle_label     text             not null,
    seats             integer          not null,
    wheelchair_places integer          not null,
    stretchers        integer          not null,
    carry_chair       boolean          not null,
    cold_box          boolean          not null,
    depot_latitude    double precision not null,
    depot_longitude   double precision not null,
    driver            text             not null,
    driver_name       text             not null,
    shift_start       timestamptz      not null,
    shift_end         timestamptz      not null
);
create index tour_service_date on tour (service_date);
create index tour_driver on tour (driver, service_date);

create table transport_job (
    id                 text primary key,
    version            bigint      not null,
    kind               text        not null,
    case_id            uuid,
    patient            text        not null,
    name               text        not null,
    phone              text        not null,
    pickup_name        text        not null,
    pickup_place       text        not null,
    pickup_latitude    double precision,
    pickup_longitude   double precision,
    drop_off_name      text        not null,
    drop_off_place     text        not null,
    drop_off_latitude  double precision,
    drop_off_longitude double precision,
    window_start       timestamptz,
    window_end         timestamptz,
    posture            text,
    companion          boolean     not null,
    state              text        not null,
    service_date       date        not null,
    refusal_rule       text,
    refusal_amount     bigint      not null default 0,
    tour_id            text references tour,
    planned_pickup     timestamptz,
    planned_drop_off   timestamptz,
    changed_at         timestamptz not null
);
create index transport_job_service_date on transport_job (service_date);
create index transport_job_tour on transport_job (tour_id);

create table stop (
    id         text primary key,
    tour_id    text        not null references tour,
    job_id     text        not null references transport_job,
    action     text        not null,
    position   integer     not null,
    planned_at timestamptz not null,
    done_at    timestamptz
);
create index stop_tour on stop (tour_id, position);

-- Driving and delivery.
create table taken_step (
    id       uuid primary key,
    job_id   text        not null,
    step     text        not null,
    driver   text        not null,
    at       timestamptz not null,
    taken_at timestamptz not null
);

create table hand_over (
    job_id    text primary key,
    receiver  text        not null,
    signature bytea       not null,
    driver    text        not null,
    at        timestamptz not null
);

-- Answers to the FHIR server (see de.medicalhub.common.outbox).
create table outbox (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    aggregate   text        not null,
    payload     text        not null,
    appended_at timestamptz not null,
    due_at      timestamptz not null,
    attempts    integer     not null default 0,
    dead_at     timestamptz,
    last_fault  text
);
create index outbox_due on outbox (due_at) where dead_at is null;
create index outbox_order on outbox (aggregate, id) where dead_at is null;
