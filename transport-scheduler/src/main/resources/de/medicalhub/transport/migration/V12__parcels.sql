-- Medicines: for which pharmacy, what they need on the way; who held the bag when; how warm it was; to whom it was given.
alter table transport_job add column supplier text not null default '';
alter table transport_job add column cold boolean not null default false;
alter table transport_job add column narcotic boolean not null default false;
create index transport_job_supplier on transport_job (supplier, changed_at) where supplier <> '';

alter table hand_over add column relation text;
alter table hand_over add column identity text;
alter table hand_over add column second_name text;
alter table hand_over add column second_signature bytea;

create table parcel (
    job_id    text primary key,
    code      text        not null unique,
    packed_by text        not null,
    packed_at timestamptz not null,
    held_at   timestamptz,
    released_at timestamptz
);

create table custody (
    id     uuid primary key,
    job_id text        not null,
    kind   text        not null,
    holder text        not null,
    person text        not null,
    note   text,
    at     timestamptz not null,
    heard  timestamptz not null
);
create index custody_job on custody (job_id, heard);

create table temperature (
    id      uuid primary key,
    job_id  text         not null,
    celsius numeric(4,1) not null,
    box     text         not null,
    driver  text         not null,
    within  boolean      not null,
    at      timestamptz  not null
);
create index temperature_job on temperature (job_id, at);

-- Papers of drivers and vehicles with the last day on which they are valid.
create table paper (
    carrier     text not null,
    holder      text not null,
    kind        text not null,
    valid_until date not null,
    primary key (carrier, holder, kind)
);

-- Rides: the code that the patient says at boarding (or why there was none), the signature for Muster 4, how far was driven.
alter table transport_job add column boarding_code text;
alter table transport_job add column driven_metres bigint;
create table ride_record (
    job_id      text primary key,
    boarded     text,
    signer      text,
    signature   bytea,
    signed_at   timestamptz
);
