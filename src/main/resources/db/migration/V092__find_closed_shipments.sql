-- What ended lately, for the overview.
create index shipment_closed on shipment (closed_at desc) where closed_at is not null;
