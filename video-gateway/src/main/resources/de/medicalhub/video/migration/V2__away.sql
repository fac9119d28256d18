-- Who was let in and has given no sign for the resume time is away from the call.
alter table waiting_room drop constraint waiting_room_state_check;
alter table waiting_room add constraint waiting_room_state_check
    check (state in ('OPEN', 'WAITING', 'IN_CALL', 'AWAY', 'ENDED'));
