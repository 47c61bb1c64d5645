-- In which session at a broker which topics are subscribed, while that is known: MQTT 3.1.1 brokers send what they retain once more at each
-- subscription, and nobody could tell that from a new reading.
create table broker_session (
    device_id bigint primary key references outbound_link (device_id) on delete cascade,
    session   text not null
);
