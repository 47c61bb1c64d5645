-- Commands that were carried out, by the caller's own key, with the answer they got.
create table idempotency (
  scope text not null check (length(scope) between 1 and 200),
  command_id uuid not null,
  fingerprint bytea not null check (octet_length(fingerprint) between 1 and 64),
  -- 0 until the command's transaction has its answer; other transactions never see it so.
  status smallint not null default 0,
  body text not null default '' check (length(body) <= 1000000),
  created_at timestamptz not null,
  primary key (scope, command_id)
);

-- Idempotency.forget
create index idempotency_created_at on idempotency (created_at);
