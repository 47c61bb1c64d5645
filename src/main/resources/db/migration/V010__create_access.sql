-- Who may do what: people and services, their sessions and tokens, the credentials of devices, and the audit trail.

create table app_user (
    id             bigint generated always as identity primary key,
    name           text        not null unique check (name ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
    display_name   text        not null check (length(display_name) between 1 and 120),
    -- Null: a service, which signs in with tokens only.
    password_hash  text,
    must_change    boolean     not null default false,
    disabled       boolean     not null default false,
    created_at     timestamptz not null
);

create table user_grant (
    user_id bigint not null references app_user,
    verb    text   not null check (verb in ('view', 'receive', 'move', 'pick', 'load', 'count', 'adjust', 'approve', 'configure', 'administer')),
    -- Null: every site.
    site_id bigint,
    unique nulls not distinct (user_id, verb, site_id)
);

create table user_session (
    id_hash      bytea primary key check (length(id_hash) = 32),
    -- Names the session on pages without being able to open it.
    handle       text        not null unique,
    user_id      bigint      not null references app_user,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    address      text        not null,
    agent        text        not null check (length(agent) <= 200)
);
create index user_session_of_user on user_session (user_id, created_at desc);
create index user_session_by_age on user_session (last_seen_at);

create table api_token (
    id           bigint generated always as identity primary key,
    user_id      bigint      not null references app_user,
    name         text        not null check (length(name) between 1 and 120),
    prefix       text        not null unique,
    hash         bytea       not null check (length(hash) = 32),
    -- Null: every verb that its user has.
    verbs        text[],
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz
);
create index api_token_of_user on api_token (user_id, id desc);

create table device_credential (
    id         bigint generated always as identity primary key,
    device_id  bigint      not null,
    user_name  text        not null check (length(user_name) between 1 and 200),
    prefix     text        not null unique,
    hash       bytea       not null check (length(hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz
);
create index device_credential_of_device on device_credential (device_id, id desc);

-- Counted before the password is looked at, for known and unknown names alike.
create table sign_in_failure (
    subject      text primary key check (length(subject) <= 100),
    failures     integer     not null check (failures >= 0),
    last_at      timestamptz not null,
    locked_until timestamptz
);
create index sign_in_failure_by_age on sign_in_failure (last_at);

create table audit_entry (
    id        bigint generated always as identity primary key,
    at        timestamptz not null,
    actor     text        not null,
    verb      text        not null,
    kind      text        not null,
    object_id text        not null,
    before    text        not null check (length(before) <= 4000),
    after     text        not null check (length(after) <= 4000)
);

create function refuse_audit_change() returns trigger language plpgsql as
$$
begin
    raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_entry_is_append_only
    before update or delete or truncate
    on audit_entry
    for each statement
execute function refuse_audit_change();
