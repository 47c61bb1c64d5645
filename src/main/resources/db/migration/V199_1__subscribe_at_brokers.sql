-- Brokers are called too: mqtt, and mqtts over TLS, where Tallyman subscribes to topics.
alter table outbound_link drop constraint outbound_link_address_check;
alter table outbound_link add constraint outbound_link_address_check
    check (address ~ '^((https?|llrps?|tcp|modbus|mqtts?)://|serial:/)' and length(address) <= 500);

alter table outbound_link
    -- Topic filters, one a line; empty for those that are no brokers.
    add column topics text not null default '' check (length(topics) <= 5000),
    -- Empty for one made of the device and the topics.
    add column client_id text not null default '' check (length(client_id) <= 200),
    add column mqtt_version text not null default '5' check (mqtt_version in ('5', '3.1.1')),
    -- PEM of the certificate, with its chain, and the key by which we sign in; the key is told to nobody, like the password.
    add column client_certificate text not null default '' check (length(client_certificate) <= 20000),
    add column client_key text not null default '' check (length(client_key) <= 20000);
