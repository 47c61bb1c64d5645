insert into snapshot_version (name) values ('json_mapping');

-- How JSON of any shape is read, one row a change, in the order of their revisions: a message names the revision that was
-- the last when it came, and so is read again as it was read first. Rows are only added.
create table json_mapping (
    revision    bigint primary key check (revision > 0),
    name        text not null check (length(name) between 1 and 80),
    -- By which a device's profile names it.
    code        text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
    -- JSON; null takes the mapping out of use.
    mapping     text check (octet_length(mapping) between 1 and 65536),
    recorded_at timestamptz not null
);

create index json_mapping_code on json_mapping (code, revision desc);

create trigger json_mapping_keeps_history
    before update or delete on json_mapping
    for each row execute function refuse_change();

create trigger json_mapping_raises_version
    after insert or truncate on json_mapping
    for each statement execute function raise_snapshot_version('json_mapping');
