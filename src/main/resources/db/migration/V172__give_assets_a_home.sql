-- The site that an asset belongs to; none for those of the whole house.
alter table asset add column site_id bigint;
alter table asset add column site_kind text generated always as (case when site_id is null then null else 'SITE' end) stored;
alter table asset add foreign key (site_id, site_kind) references place (id, kind);

create index asset_site on asset (site_id, code) where archived_at is null;
