-- A time at a door that somebody named, to try other settings on: what was read then is in the cells, for as long as those are kept.
create table door_recording (
    id      bigint generated always as identity primary key,
    door_id bigint      not null references place (id),
    name    text        not null check (length(name) between 1 and 120),
    from_at timestamptz not null,
    to_at   timestamptz not null,
    made_by text        not null,
    check (to_at > from_at and to_at <= from_at + interval '1 hour')
);
create index door_recording_door on door_recording (door_id, id);
