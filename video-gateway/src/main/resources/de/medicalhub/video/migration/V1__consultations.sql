-- No patient's name or FHIR reference stands in this schema; rows go 90 days after the consultation.
create table consultation (
    appointment_id varchar(64) primary key,
    expects        varchar(200) not null,
    starts_at      timestamptz  not null,
    ends_at        timestamptz  not null,
    version        integer      not null
);

create table invitation (
    id               uuid primary key,
    appointment_id   varchar(64) not null references consultation on delete cascade,
    token_hash       char(64)    not null unique,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    participant_hash char(64) unique,
    joined_at        timestamptz,
    revoked_at       timestamptz,
    version          integer     not null
);
create index invitation_by_appointment on invitation (appointment_id);

create table waiting_room (
    appointment_id varchar(64) primary key references consultation on delete cascade,
    state          varchar(10) not null check (state in ('OPEN', 'WAITING', 'IN_CALL', 'ENDED')),
    since          timestamptz,
    last_seen_at   timestamptz,
    version        integer     not null
);

-- Steps that FHIR has not acknowledged yet (the outbox of hub-common).
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
