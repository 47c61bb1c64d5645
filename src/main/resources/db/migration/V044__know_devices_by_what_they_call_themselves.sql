-- What a device calls itself on a line of its own, such as an IMEI; null when a token says who it is.
alter table device add column identifier text check (length(identifier) between 1 and 64);

create unique index device_identifier on device (dialect, identifier) where identifier is not null;

-- Callers that nobody has registered, with one frame each so that a person can tell what they are. At most a thousand.
create table unknown_caller (
    dialect    text not null,
    identifier text not null check (length(identifier) between 1 and 64),
    address    text not null,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    frames     bigint not null check (frames > 0),
    sample     bytea not null check (length(sample) <= 1024),
    primary key (dialect, identifier)
);

create index unknown_caller_last on unknown_caller (last_at);
