-- At which site an event happened, so that a list holds only what its reader may see. A place never changes its site.
alter table event add column site_id bigint check (site_id > 0);

update event
set site_id = at.site_id
from place at
where at.id = coalesce(event.place_id, (select p.place_id from read_point p where p.id = event.read_point_id));

create index event_site on event (site_id, event_time, id) where site_id is not null;
