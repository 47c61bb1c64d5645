-- The three longest silences of a device between messages, the longest first, each half as long after two weeks: how long
-- it may be silent where nobody said. One outage makes only one of them.
alter table device_health
    add column gap_1_s double precision not null default 0,
    add column gap_2_s double precision not null default 0,
    add column gap_3_s double precision not null default 0;

-- When a line changed to what it is until its next row: well, silent for longer than expected, called in vain, or not
-- watched because the device is disabled or was never heard.
create table line_change (
    device_id bigint      not null,
    at        timestamptz not null,
    state     text        not null check (state in ('WELL', 'SILENT', 'DOWN', 'NONE')),
    why       text        not null,
    primary key (device_id, at)
);
create index line_change_age on line_change using brin (at);

-- When somebody watched the lines: of the time between two rows nothing is known.
create table line_watch (
    since timestamptz primary key,
    until timestamptz not null
);

create index quarantine_open_device on quarantine (device_id) where state = 'OPEN';
create index device_command_sent on device_command (device_id, sent_at) where sent_at is not null;
