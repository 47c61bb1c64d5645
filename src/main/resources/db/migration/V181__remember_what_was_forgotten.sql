-- Messages past their retention that a number still rests on: what is left of them is their hash and date.
create table forgotten_message (
    message_id  bigint      primary key,
    device_id   bigint      not null,
    dialect     text        not null,
    link        text        not null,
    received_at timestamptz not null,
    bytes       integer     not null check (bytes >= 0),
    sha256      bytea       not null check (length(sha256) = 32)
);
