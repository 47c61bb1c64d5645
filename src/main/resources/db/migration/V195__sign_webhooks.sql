insert into snapshot_version (name) values ('webhook');

-- Devices and platforms that post to an address of their own and prove themselves by a secret. It is kept as it is, since a
-- signature is reckoned with it; no page, answer, log or audit row ever holds it.
create table webhook (
    device_id        bigint primary key references device (id),
    scheme           text not null check (scheme in ('HMAC_SHA256', 'HMAC_SHA1', 'HMAC_SHA512', 'TOKEN')),
    secret           text not null check (length(secret) between 16 and 500),
    header           text not null check (header ~ '^[A-Za-z0-9-]{1,80}$'),
    prefix           text not null check (length(prefix) <= 40),
    encoding         text not null check (encoding in ('HEX', 'BASE64')),
    -- What is signed, with {body} and {timestamp}.
    signed           text not null check (length(signed) <= 100),
    timestamp_header text not null check (timestamp_header ~ '^[A-Za-z0-9-]{0,80}$'),
    tolerance_s      int not null check (tolerance_s between 1 and 86400)
);

create trigger webhook_raises_version
    after insert or update or delete or truncate on webhook
    for each statement execute function raise_snapshot_version('webhook');
