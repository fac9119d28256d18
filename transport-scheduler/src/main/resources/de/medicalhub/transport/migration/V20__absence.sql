-- A driver or a vehicle is away for some days; a shift may be for some weeks only.
create table absence (
    id        uuid primary key,
    carrier   text not null,
    holder    text not null,
    first_day date not null,
    last_day  date not null,
    reason    text not null
);
create index absence_carrier on absence (carrier);

alter table shift add column first_day date;
alter table shift add column last_day date;
