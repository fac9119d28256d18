-- Slow and closed roads as dispatchers say (roads, rule 11); the label names a place, never a person.
create table slowdown (
    id         text             not null primary key,
    label      text             not null,
    latitude   double precision not null,
    longitude  double precision not null,
    kilometres double precision not null,
    factor     double precision not null,
    closed     boolean          not null,
    from_at    timestamptz      not null,
    until_at   timestamptz      not null,
    said_by    text             not null
);
create index slowdown_until on slowdown (until_at);
