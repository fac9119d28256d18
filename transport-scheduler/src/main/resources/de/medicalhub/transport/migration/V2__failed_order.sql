-- Orders whose taking-in failed by a fault of ours; without due_at they are set aside for the dispatcher.
create table failed_order (
    task_id      text primary key,
    task_version bigint      not null,
    attempts     integer     not null,
    failed_at    timestamptz not null,
    due_at       timestamptz,
    incident     text        not null,
    fault        text        not null
);
