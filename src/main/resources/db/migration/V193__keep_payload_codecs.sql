insert into snapshot_version (name) values ('payload_codec');

-- Payload codecs that people gave, one row a change, in the order of their revisions: a message names the revision that
-- was the last when it came, and so is read again as it was read first. Rows are only added.
create table payload_codec (
    revision    bigint primary key check (revision > 0),
    name        text not null check (length(name) between 1 and 80),
    -- The letters and digits of the name, by which it is found.
    model       text not null check (model ~ '^[a-z0-9]{1,80}$'),
    -- JavaScript; null takes the codec away.
    script      text check (octet_length(script) between 1 and 262144),
    recorded_at timestamptz not null
);

create index payload_codec_model on payload_codec (model, revision desc);

create trigger payload_codec_keeps_history
    before update or delete on payload_codec
    for each row execute function refuse_change();

create trigger payload_codec_raises_version
    after insert or truncate on payload_codec
    for each statement execute function raise_snapshot_version('payload_codec');
