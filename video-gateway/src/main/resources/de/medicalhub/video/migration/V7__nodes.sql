-- Which nodes run and which pages are open on them (package nodes). Presence is worth nothing after a crash of the
-- database: these tables are not logged, and are empty after one.
create unlogged table node (
    id      varchar(40) primary key,
    seen_at timestamptz not null
);

create unlogged table present_page (
    room  varchar(100) not null,
    place varchar(64)  not null,
    node  varchar(40)  not null references node on delete cascade,
    page  varchar(64)  not null,
    about text         not null,
    primary key (room, place)
);
create index present_page_by_node on present_page (node);

-- Words between nodes that are too long for NOTIFY; gone after a minute.
create unlogged table node_mail (
    id      bigint generated always as identity primary key,
    body    text        not null,
    sent_at timestamptz not null
);
