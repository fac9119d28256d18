-- Photos of bags and doors that drivers took (delivery, rule 11).
create table photo (
    id     uuid primary key,
    job_id text        not null,
    jpeg   bytea       not null,
    driver text        not null,
    at     timestamptz not null,
    heard  timestamptz not null
);
create index photo_job on photo (job_id);
create index photo_heard on photo (heard);
