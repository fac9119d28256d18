-- Secret addresses of calendar feeds: one for each person or house, as hash. Neither times nor names are kept here.
create table calendar_feed (
    owner varchar(80) primary key,
    token_hash char(64) not null unique,
    language varchar(2) not null,
    opened_at timestamptz not null
);
