-- What inputs said, whether or not they are bound to a door: a beam that is bound later, or a signal that comes late,
-- decides passages all the same. Kept as long as messages.
create table signal (
    device_id bigint  not null,
    name      text    not null,
    at_ms     bigint  not null,
    is_on     boolean not null,
    message   bigint  not null,
    element   integer not null,
    primary key (device_id, name, at_ms, is_on)
);
create index signal_age on signal using brin (at_ms);

-- Cells lie in the order of time, so that a sparse index finds those of a stretch; few writes touch it.
create index cell_time on cell using brin (start_ms) with (pages_per_range = 32, autosummarize = on);

-- Changed bindings and settings, not yet taken in: the fold's thread judges anew what they reach.
create table sense_due (
    id          bigint generated always as identity primary key,
    read_points bigint[] not null,
    from_ms     bigint   not null,
    -- The device whose binding it is: without kept messages of it there is nothing to do. Null for settings and beams.
    device_id   bigint,
    -- Whether reads must be merged to cells anew from the journal; else only the cells are judged anew.
    from_journal boolean not null,
    -- From which block on reads are still to be merged; null before the old cells went, 0 when all are merged.
    next_block  bigint
);

-- The tags that a piece of work reaches.
create table sense_due_tag (
    due_id bigint not null references sense_due (id) on delete cascade,
    tag_id bigint not null,
    primary key (due_id, tag_id)
);
