-- What devices are told. A row is SENT before its bytes are given to a socket, so that none is ever sent twice.
create table device_command (
    id         bigint generated always as identity primary key,
    device_id  bigint not null references device (id),
    type       text not null check (length(type) between 1 and 40),
    -- May hold passwords of the device: shown to those who may configure it, never in the audit trail.
    params     jsonb not null check (jsonb_typeof(params) = 'object'),
    state      text not null default 'QUEUED'
        check (state in ('QUEUED', 'SENT', 'ANSWERED', 'FAILED', 'EXPIRED', 'CANCELLED')),
    made_at    timestamptz not null,
    made_by    text not null,
    expires_at timestamptz not null,
    sent_at    timestamptz,
    -- Exactly what was given to the socket; null until then.
    sent       bytea,
    -- Until when the device may answer; null where it never does.
    answer_by  timestamptz,
    done_at    timestamptz,
    -- What the device said, or why it failed.
    answer     text not null default '' check (length(answer) <= 4200),
    -- The message that brought the answer; its bytes go with the journal's retention.
    message_id bigint,
    check ((state in ('ANSWERED', 'FAILED', 'EXPIRED', 'CANCELLED')) = (done_at is not null))
);

create index device_command_device on device_command (device_id, id);
create index device_command_waits on device_command (device_id, id) where state = 'QUEUED';
create index device_command_expires on device_command (expires_at) where state = 'QUEUED';
create index device_command_unanswered on device_command (answer_by) where state = 'SENT';
create index device_command_made on device_command (made_at);
