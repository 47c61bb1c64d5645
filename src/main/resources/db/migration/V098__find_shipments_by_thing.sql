-- For the search field: the shipments that a thing went with.
create index door_passage_item on door_passage (item) where shipment_id is not null;
