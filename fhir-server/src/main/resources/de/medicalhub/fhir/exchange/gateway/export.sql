-- Questions of exports; the answers are read when they are fetched and kept nowhere. Run at each start.
create table if not exists export_job (
    id       uuid primary key,
    account  text not null,
    question text not null,
    patients boolean not null,
    types    text not null,
    since    timestamptz,
    begun    timestamptz not null
);
