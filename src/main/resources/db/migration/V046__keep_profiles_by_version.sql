-- Every profile that a device ever had: a message names the one that it was read with, so that reading it again says the same.
create table device_profile (
    device_id   bigint not null references device (id),
    version     int not null check (version > 0),
    profile     jsonb not null check (jsonb_typeof(profile) = 'object'),
    recorded_at timestamptz not null default now(),
    primary key (device_id, version)
);

create trigger device_profile_keeps_history
    before update or delete on device_profile
    for each row execute function refuse_change();

alter table device add column profile_version int not null default 1;

insert into device_profile (device_id, version, profile) select id, profile_version, profile from device;

create function count_profile() returns trigger
    language plpgsql as
$$
begin
    if new.profile is distinct from old.profile then
        new.profile_version = old.profile_version + 1;
    end if;
    return new;
end
$$;

create function keep_profile() returns trigger
    language plpgsql as
$$
begin
    insert into device_profile (device_id, version, profile) values (new.id, new.profile_version, new.profile)
        on conflict do nothing;
    return null;
end
$$;

create trigger device_counts_profiles
    before update of profile on device
    for each row execute function count_profile();

create trigger device_keeps_profiles
    after insert or update of profile on device
    for each row execute function keep_profile();
