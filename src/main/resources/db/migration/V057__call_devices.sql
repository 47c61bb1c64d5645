insert into snapshot_version (name) values ('outbound');

-- Devices that Tallyman calls, because they serve and do not send. The password is kept as it is, since it must be sent;
-- no page, answer, log or audit row ever holds it.
create table outbound_link (
    device_id   bigint primary key references device (id),
    address     text not null check (address ~ '^https?://' and length(address) <= 500),
    user_name   text not null check (length(user_name) <= 200),
    password    text not null check (length(password) <= 500),
    -- PEM of the one certificate that the device may show; empty trusts the usual authorities.
    certificate text not null check (length(certificate) <= 20000)
);

create trigger outbound_link_raises_version
    after insert or update or delete or truncate on outbound_link
    for each statement execute function raise_snapshot_version('outbound');
