-- The sites at which a shipment begins, ends or passes a door: who may view one of them may view it.
alter table shipment add column site_ids bigint[] not null default '{}';

create function set_shipment_sites() returns trigger
    language plpgsql as
$$
begin
    new.site_ids := array(
        select distinct site_id from place where id in (new.from_place_id, new.to_place_id, new.door_id) order by 1);
    return new;
end
$$;

create trigger shipment_sites_are_set
    before insert or update of from_place_id, to_place_id, door_id on shipment
    for each row execute function set_shipment_sites();

update shipment set door_id = door_id;

create index shipment_site on shipment using gin (site_ids);
