-- The table of before was never written to.
drop table idempotency;

-- Commands that were carried out under a key of their caller, with the answer they got.
create table idempotency (
  -- SHA-256 of caller and key.
  id bytea primary key check (octet_length(id) = 32),
  -- SHA-256 of address and body.
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  -- Tells the request that carried it out from another one with the same key.
  request uuid not null,
  -- Under AES-GCM with a key made of caller and key, because it may hold a token: who reads the table reads no answer.
  -- Null when Tallyman ended between the command and its answer, or the answer was too long.
  answer bytea check (octet_length(answer) <= 1100000),
  at timestamptz not null
);

-- Idempotency.forget
create index idempotency_at on idempotency (at);
