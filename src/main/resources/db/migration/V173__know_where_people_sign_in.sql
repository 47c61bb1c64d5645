-- Where names have signed in, so that failures elsewhere do not keep them out there.
create table known_sign_in (
    name    text        not null check (length(name) <= 64),
    address text        not null check (length(address) <= 64),
    last_at timestamptz not null,
    primary key (name, address)
);
create index known_sign_in_by_age on known_sign_in (last_at);
