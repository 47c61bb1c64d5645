insert into snapshot_version (name) values ('device_key');

-- Keys that devices share with Tallyman, for DTLS: both sides compute with the key itself, so it is kept as it is. No page, answer,
-- log or audit row holds it after the one answer that gives it out.
create table device_key (
    device_id bigint primary key references device (id),
    key       bytea       not null check (length(key) between 16 and 64),
    set_at    timestamptz not null
);

create trigger device_key_raises_version
    after insert or update or delete or truncate on device_key
    for each statement execute function raise_snapshot_version('device_key');
