-- A mis-tap is taken back, a no-show and a job turned down say why (code); a held job is left alone by the planner (code of the reason).
alter table taken_step add column takes_back boolean not null default false;
alter table taken_step add column reason text;
alter table transport_job add column held text;
