-- Whether the people of a conference reach the media server through the relay only, as an organisation of its case wishes.
alter table conference add column relay_only boolean not null default false;
