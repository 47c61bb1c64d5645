-- What a shipment brought to somebody else is no stock of ours: it is not counted any more, until it is seen again.
create or replace function count_items() returns trigger
    language plpgsql as
$$
declare
    source text := case tg_op
        when 'INSERT' then 'select *, 1::bigint as sign from fresh'
        when 'DELETE' then 'select *, -1::bigint as sign from stale'
        else 'select *, 1::bigint as sign from fresh union all select *, -1::bigint as sign from stale' end;
    change record;
begin
    execute format($query$
        select array_agg(kind) as kinds, array_agg(gtin) as gtins, array_agg(lot) as lots,
               array_agg(place_id) as places, array_agg(in_transit) as transits, array_agg(delta) as deltas
        from (select kind, gtin, lot, place_id, coalesce(disposition = 'in_transit', false) as in_transit,
                     sum(sign)::bigint as delta
              from (%s) as rows
              where place_id is not null and disposition is distinct from 'delivered'
              group by 1, 2, 3, 4, 5
              having sum(sign) <> 0) as sums$query$, source) into change;
    if change.kinds is not null then
        perform count_stock(
            change.kinds, change.gtins, change.lots, change.places, change.transits, change.deltas);
    end if;
    return null;
end
$$;

-- Lists hold what is here, however much was delivered before.
drop index item_place;
create index item_place on item (place_id, item)
    where place_id is not null and disposition is distinct from 'delivered';
drop index item_product;
create index item_product on item (gtin, lot, item) where gtin <> '' and disposition is distinct from 'delivered';
drop index item_no_product;
create index item_no_product on item (kind, item) where kind <> 'PRODUCT' and disposition is distinct from 'delivered';

-- Things of which a shipment that arrived may say something else than before; the fold's thread takes that in. A thing in
-- it twice is looked at twice: with a key, those who add to it would wait for each other.
create table delivery_due (
    id   bigint generated always as identity primary key,
    item text not null
);

insert into delivery_due (item)
select distinct p.item from door_passage p join shipment s on s.id = p.shipment_id where s.arrived_at is not null;
