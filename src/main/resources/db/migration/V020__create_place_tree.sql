-- GS1 modulo 10 check digit of GTIN, GLN and their kin (GS1 General Specifications 7.9.1); false for anything but digits.
create function gs1_check_digit_holds(digits text) returns boolean
    language sql immutable strict parallel safe
return case when digits ~ '^[0-9]{2,}$' then
    (select sum(substr(digits, position, 1)::int * case when (length(digits) - position) % 2 = 0 then 1 else 3 end) % 10 = 0
     from generate_series(1, length(digits)) as position)
    else false end;

-- One number per set of slowly changing tables, raised by every change of them: replicas compare it to know when to read again.
create table snapshot_version (
    name    text primary key,
    version bigint not null default 1
);

create function raise_snapshot_version() returns trigger
    language plpgsql as
$$
declare
    raised text := 'tallyman.raised_' || tg_argv[0];
begin
    -- Once a transaction is enough, and a load of thousands of rows would otherwise rewrite this row as often.
    if coalesce(current_setting(raised, true), '') = '' then
        perform set_config(raised, 'yes', true);
        update snapshot_version set version = version + 1 where name = tg_argv[0];
    end if;
    return null;
end
$$;

insert into snapshot_version (name) values ('place');

-- What may stand in what. A site has no parent.
create table place_nesting (
    parent_kind text not null,
    kind        text not null,
    primary key (parent_kind, kind)
);

insert into place_nesting (parent_kind, kind) values
    ('SITE', 'BUILDING'), ('SITE', 'YARD'), ('SITE', 'ZONE'), ('SITE', 'DOOR'), ('SITE', 'VEHICLE'),
    ('BUILDING', 'ZONE'), ('BUILDING', 'DOOR'), ('BUILDING', 'AISLE'),
    ('YARD', 'ZONE'), ('YARD', 'BIN'), ('YARD', 'VEHICLE'),
    ('ZONE', 'ZONE'), ('ZONE', 'AISLE'), ('ZONE', 'BIN'), ('ZONE', 'DOOR'),
    ('AISLE', 'BIN'),
    ('VEHICLE', 'ZONE');

create table place (
    id            bigint generated always as identity primary key,
    site_id       bigint not null references place (id),
    parent_id     bigint references place (id),
    parent_kind   text,
    kind          text not null
        check (kind in ('SITE', 'BUILDING', 'ZONE', 'AISLE', 'BIN', 'DOOR', 'YARD', 'VEHICLE')),
    code          text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'),
    name          text not null check (length(name) between 1 and 120),
    -- Ids from the site down to this place, each between slashes: /1/5/9/
    path          text not null,
    depth         int not null check (depth between 0 and 12),
    time_zone     text check (length(time_zone) between 1 and 64),
    gln           text check (length(gln) = 13 and gs1_check_digit_holds(gln)),
    gln_extension text check (gln_extension ~ '^[!-z]{1,20}$'),
    -- Metres from the left upper corner of the parent's plan.
    plan_x_m      numeric(8, 2) check (plan_x_m >= 0),
    plan_y_m      numeric(8, 2) check (plan_y_m >= 0),
    plan_width_m  numeric(8, 2) check (plan_width_m > 0),
    plan_height_m numeric(8, 2) check (plan_height_m > 0),
    archived_at   timestamptz,
    version       int not null default 0,
    unique (id, kind),
    foreign key (parent_id, parent_kind) references place (id, kind),
    foreign key (parent_kind, kind) references place_nesting (parent_kind, kind),
    constraint place_code_is_unique_in_its_site unique (site_id, code),
    check ((kind = 'SITE') = (parent_id is null)),
    check ((kind = 'SITE') = (time_zone is not null)),
    check ((parent_id is null) = (parent_kind is null)),
    check (gln is not null or gln_extension is null),
    check (num_nonnulls(plan_x_m, plan_y_m, plan_width_m, plan_height_m) in (0, 4))
);

create unique index place_site_code_is_unique on place (code) where kind = 'SITE';
create unique index place_gln_is_unique on place (gln, coalesce(gln_extension, '')) where gln is not null;
create index place_parent on place (parent_id);
create index place_path on place (path text_pattern_ops);

-- Site, path and depth follow from the parent, so that no writer can get them wrong.
create function set_place_path() returns trigger
    language plpgsql as
$$
declare
    parent place;
begin
    if new.parent_id is null then
        new.parent_kind := null;
        new.site_id := new.id;
        new.path := '/' || new.id || '/';
        new.depth := 0;
        return new;
    end if;
    select * into parent from place where id = new.parent_id for key share;
    if parent.path like '%/' || new.id || '/%' then
        raise exception 'place % cannot stand in itself', new.id using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and parent.site_id <> old.site_id then
        raise exception 'place % cannot move to another site', new.id using errcode = 'check_violation';
    end if;
    new.parent_kind := parent.kind;
    new.site_id := parent.site_id;
    new.path := parent.path || new.id || '/';
    new.depth := parent.depth + 1;
    return new;
end
$$;

create trigger place_path_is_set
    before insert or update of parent_id on place
    for each row execute function set_place_path();

-- Those below follow when a place moves.
create function move_place_descendants() returns trigger
    language plpgsql as
$$
begin
    update place
    set path = new.path || substr(path, length(old.path) + 1), depth = depth + new.depth - old.depth
    where path like old.path || '_%';
    return null;
end
$$;

create trigger place_descendants_follow
    after update of parent_id on place
    for each row when (old.path is distinct from new.path)
    execute function move_place_descendants();

create trigger place_raises_version
    after insert or update or delete or truncate on place
    for each statement execute function raise_snapshot_version('place');
