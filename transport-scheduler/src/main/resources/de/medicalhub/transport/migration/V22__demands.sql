-- What an order demands beside places, window and needs: the appointment at the destination, one vehicle, one driver.
alter table transport_job add column appointment      timestamptz;
alter table transport_job add column required_vehicle text not null default '';
alter table transport_job add column required_driver  text not null default '';
