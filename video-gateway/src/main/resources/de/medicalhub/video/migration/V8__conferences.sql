-- Conferences (package conference): who may come, where the room runs, and what another node takes over.
-- No patient's name stands here, only the id by which FHIR tells of an erasure; rows go 90 days after the conference, or when FHIR erases the case.
create table conference (
    id          uuid primary key,
    case_id     varchar(64),
    patient_id  varchar(64),
    title       varchar(120) not null,
    started_at  timestamptz  not null,
    ended_at    timestamptz,
    owner       varchar(40),
    lease_until timestamptz,
    server      varchar(200),
    pipeline    varchar(200),
    ports       integer      not null default 0
);
create unique index conference_of_case on conference (case_id) where ended_at is null and case_id is not null;
create index conference_on_server on conference (server) where server is not null;

create table conference_member (
    id            uuid primary key,
    conference_id uuid         not null references conference on delete cascade,
    account       varchar(200),
    name          varchar(200) not null,
    role          varchar(10)  not null check (role in ('MODERATOR', 'MEMBER', 'GUEST')),
    token_hash    char(64) unique,
    cookie_hash   char(64) unique,
    expires_at    timestamptz,
    shut_out_at   timestamptz,
    unique (conference_id, account)
);

create table conference_port (
    conference_id uuid         not null references conference on delete cascade,
    at_member     uuid         not null,
    from_member   uuid         not null,
    port          varchar(200) not null,
    attempt       integer      not null,
    primary key (conference_id, at_member, from_member)
);

-- Media servers that get no new rooms.
create table media_server_draining (
    address varchar(200) primary key
);
