-- Cells lie in a partition for each day of their time, so that a day can go at once; the default one takes times far from now.

alter table cell rename to cell_before;
alter index cell_pkey rename to cell_before_pkey;
alter index cell_time rename to cell_before_time;

create table cell (
    tag_id        bigint  not null,
    start_ms      bigint  not null,
    read_point_id bigint  not null,
    reads         integer not null check (reads > 0),
    rssi_sum      bigint  not null,
    rssi_reads    integer not null,
    rssi_best     integer not null,
    first_ms      bigint  not null,
    last_ms       bigint  not null,
    message       bigint  not null,
    element       integer not null,
    primary key (tag_id, start_ms, read_point_id)
) partition by range (start_ms);
create table cell_default partition of cell default with (fillfactor = 70);
create index cell_time on cell using brin (start_ms) with (pages_per_range = 32, autosummarize = on);

insert into cell select * from cell_before order by start_ms;
drop table cell_before;

-- What a message after this one says of a time before cannot be placed any more: of that time only visits are kept.
create table cell_horizon (
    before_ms     bigint primary key,
    after_message bigint not null
);

-- Cells before this time may be gone; where a tag was in view then, a checkpoint stands there. While that is being done for
-- a new time, next_tag says how far it came, and cells are still there from the time before on.
create table cell_floor (
    before_ms bigint primary key,
    next_tag  bigint
);

-- Reads that came too late to be placed.
create table late_read (
    device_id bigint primary key,
    reads     bigint not null,
    oldest_ms bigint not null,
    newest_ms bigint not null
);
