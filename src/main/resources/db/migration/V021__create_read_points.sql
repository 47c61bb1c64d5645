create table read_point (
    id          bigint generated always as identity primary key,
    -- Where a thing is when it is seen here.
    place_id    bigint not null references place (id),
    code        text not null unique check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    name        text not null check (length(name) between 1 and 120),
    role        text not null check (role in ('ZONE', 'DOOR_INSIDE', 'DOOR_OUTSIDE', 'STATION')),
    door_id     bigint,
    door_kind   text generated always as (case when door_id is null then null else 'DOOR' end) stored,
    archived_at timestamptz,
    version     int not null default 0,
    foreign key (door_id, door_kind) references place (id, kind),
    check ((role in ('DOOR_INSIDE', 'DOOR_OUTSIDE')) = (door_id is not null))
);

create unique index read_point_one_per_door_side on read_point (door_id, role)
    where door_id is not null and archived_at is null;
create index read_point_place on read_point (place_id);

-- What holds at a read point from an instant on. Rows are only added: the past keeps the settings it was derived with.
create table read_point_setting (
    read_point_id     bigint not null references read_point (id),
    valid_from        timestamptz not null,
    quantum_ms        int not null check (quantum_ms between 100 and 60000),
    gap_ms            int not null check (gap_ms between 1000 and 86400000),
    observed_count    int not null check (observed_count between 1 and 1000),
    rssi_margin_cdbm  int not null check (rssi_margin_cdbm between 0 and 5000),
    hold_off_ms       int not null check (hold_off_ms between 0 and 3600000),
    static_after_ms   int not null check (static_after_ms between 1000 and 86400000),
    passage_window_ms int not null check (passage_window_ms between 1000 and 3600000),
    biz_step          text not null check (biz_step ~ '^[a-z_]{1,60}$'),
    disposition       text not null check (disposition ~ '^[a-z_]{1,60}$'),
    recorded_at       timestamptz not null default now(),
    primary key (read_point_id, valid_from),
    check (gap_ms >= quantum_ms)
);

create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% keeps its rows as they are', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger read_point_setting_keeps_history
    before update or delete on read_point_setting
    for each row execute function refuse_change();

create trigger read_point_raises_version
    after insert or update or delete or truncate on read_point
    for each statement execute function raise_snapshot_version('place');

create trigger read_point_setting_raises_version
    after insert or truncate on read_point_setting
    for each statement execute function raise_snapshot_version('place');
