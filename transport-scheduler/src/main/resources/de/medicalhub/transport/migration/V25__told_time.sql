-- When patients count on the vehicle, or on their medicines (dispatch, rule 32); what was told so far is what stands in the plan.
alter table transport_job add column told_at timestamptz;
update transport_job set told_at = case kind when 'RIDE' then planned_pickup else planned_drop_off end where tour_id is not null;
