-- A chart of months reads this index alone.
drop index measurement_quantity;
create index measurement_series on measurement (device_id, quantity, observed_ms) include (sensor, value);

-- Between what values a quantity must stay, both ends included, as one device measures it or all that stand in a place.
create table measurement_limit (
    id        bigint generated always as identity primary key,
    device_id bigint references device (id),
    place_id  bigint references place (id),
    quantity  text not null check (length(quantity) between 1 and 256),
    low       double precision,
    high      double precision,
    check (num_nonnulls(device_id, place_id) = 1),
    check (num_nonnulls(low, high) > 0),
    check (low < high),
    constraint measurement_limit_is_one unique nulls not distinct (device_id, place_id, quantity)
);
