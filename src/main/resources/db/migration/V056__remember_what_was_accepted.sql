-- How many elements of the same message were taken: a replay must not count those again.
alter table quarantine add column accepted integer not null default 0 check (accepted >= 0);
create index unknown_child_latest on unknown_child (last_at desc);
