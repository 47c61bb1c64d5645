-- What handheld scanners were answered, so that the same scan sent again gets the same answer.
create table scan_result (
    -- Who sent it: device:<id> or user:<name>; ids that clients make meet only their own.
    sender        text        not null check (length(sender) between 1 and 200),
    scan_id       uuid        not null,
    -- SHA-256 of what was scanned, when and where: the same id for something else is refused.
    fingerprint   bytea       not null check (length(fingerprint) = 32),
    result        text        not null,
    message_id    bigint      not null,
    read_point_id bigint      references read_point (id),
    recorded_at   timestamptz not null,
    primary key (sender, scan_id)
);
create index scan_result_age on scan_result using brin (recorded_at);

-- Scans by people and programs come from no device of their own; they are messages of this one.
insert into device (code, name, dialect, kind, created_at)
values ('api', 'Scans by people and programs', 'tallyman', 'SCANNER', now());
