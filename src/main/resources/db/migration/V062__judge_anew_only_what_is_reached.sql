-- Work on what is folded goes on between folds, in small steps: first it looks for the tags that a change reaches, then it
-- merges their reads beside the cells in use, then it puts these in place tag by tag and judges.

alter table sense_due rename column next_block to next;
alter table sense_due
    -- Whose binding it is: 0 for every antenna without one of its own. Null for settings and beams.
    add column antenna integer,
    add column phase text not null default 'BEGIN' check (phase in ('BEGIN', 'LOOK', 'MERGE', 'JUDGE')),
    -- From which block on reads of the tags that were found lie in the journal.
    add column merge_from bigint not null default 9223372036854775807;

-- Which cells of a tag are reached, by their start, and whether they are what they should be, so that it is to be judged.
alter table sense_due_tag
    add column from_ms bigint not null default 0,
    add column to_ms   bigint not null default 0,
    add column ready   boolean not null default false;
create index sense_due_tag_ready on sense_due_tag (due_id, ready, tag_id);

-- Work that an earlier version began may have taken cells away: all of it is done anew, whatever the device read.
update sense_due_tag t set from_ms = d.from_ms - 60000, to_ms = 4611686018427387903, ready = not d.from_journal
    from sense_due d where d.id = t.due_id;
update sense_due set device_id = null, next = null;
alter table sense_due alter column next set default 0;
update sense_due set next = 0;
alter table sense_due alter column next set not null;

-- Cells that are being merged anew.
create table sense_due_cell (
    due_id        bigint  not null references sense_due (id) on delete cascade,
    tag_id        bigint  not null,
    start_ms      bigint  not null,
    read_point_id bigint  not null,
    reads         integer not null,
    rssi_sum      bigint  not null,
    rssi_reads    integer not null,
    rssi_best     integer not null,
    first_ms      bigint  not null,
    last_ms       bigint  not null,
    message       bigint  not null,
    element       integer not null,
    primary key (due_id, tag_id, start_ms, read_point_id)
) with (fillfactor = 70);

-- Who scanned at read points by naming them, whatever serves them: their scans are among what these saw.
create table scan_source (
    read_point_id bigint not null,
    device_id     bigint not null,
    primary key (read_point_id, device_id)
);
