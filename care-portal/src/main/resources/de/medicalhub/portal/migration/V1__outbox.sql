-- What is on its way to people (feature notification): hub-common's outbox.
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
