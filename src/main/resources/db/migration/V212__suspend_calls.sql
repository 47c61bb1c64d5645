-- A link may rest, as while a reader is mended, without being forgotten.
alter table outbound_link add column suspended boolean not null default false;
