-- Imports and what is left to do of them. Run at each start; every statement may run again.
create table if not exists import_job (
    id        uuid primary key,
    account   text not null,
    roles     text not null,
    fhir_user text not null,
    state     text not null,
    created   timestamptz not null,
    ended     timestamptz,
    lines     integer not null default 0,
    stored    integer not null default 0,
    refused   integer not null default 0,
    progress  integer not null default 0 -- stored since the waiting lines were last put in hand
);

-- Jobs are worked off in the order in which they came. A job in hand is a locked row: its lock ends with the transaction that
-- stores the chunk, also when the node dies.
alter table import_job add column if not exists number bigint generated always as identity;

-- When its first line came. What is still receiving long after that was left behind by a node that stopped.
alter table import_job add column if not exists opened timestamptz not null default now();

create table if not exists import_chunk (
    id      bigint generated always as identity primary key,
    job     uuid not null references import_job on delete cascade,
    numbers integer[] not null,
    content text[] not null
);

create index if not exists import_chunk_job on import_chunk (job, id);

-- The text is kept of waiting lines only, and only until the job has ended.
create table if not exists import_refusal (
    job      uuid not null references import_job on delete cascade,
    line     integer not null,
    type     text not null,
    resource text not null,
    reason   text not null,
    content  text,
    primary key (job, line)
);

create index if not exists import_chunk_line on import_chunk (job, (numbers[1]));

-- From which line of which job the content of a resource is, while jobs are at work that could bring an older one.
create table if not exists import_newest (
    name text primary key,
    job  bigint not null,
    line integer not null
);
