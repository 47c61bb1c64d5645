-- What a site holds of each product and in each of its places, so that a long list can be sorted by any of its columns from
-- an index. Site 0 is the whole house. Follows stock_count as that follows item: whoever writes, both are true.
create table stock_sum (
    kind       text not null check (kind in ('PLACE', 'PRODUCT')),
    -- GTIN or id of the place.
    key        text not null,
    site_id    bigint not null,
    -- To sort and find by, in lower case: GTIN or code of the place, and its name; without a name what is not registered.
    code       text not null,
    name       text not null,
    at_hand    bigint not null default 0,
    in_transit bigint not null default 0,
    units      bigint not null default 0,
    assets     bigint not null default 0,
    unknown    bigint not null default 0,
    changed_at timestamptz not null default now(),
    primary key (kind, key, site_id)
) with (fillfactor = 70);

create index stock_sum_code on stock_sum (site_id, kind, code, key)
    where at_hand + in_transit + units + assets + unknown > 0;
create index stock_sum_name on stock_sum (site_id, kind, name, key)
    where at_hand + in_transit + units + assets + unknown > 0;
create index stock_sum_quantity on stock_sum (site_id, kind, at_hand, key)
    where at_hand + in_transit + units + assets + unknown > 0;
create index stock_sum_changed on stock_sum (site_id, kind, changed_at, key)
    where at_hand + in_transit + units + assets + unknown > 0;

create index stock_count_lot on stock_count (lot, gtin) where lot <> '' and quantity > 0;

-- What was commissioned and not seen anywhere yet is at no site, so that lists of every site hold it.
create index item_unplaced on item (item) where place_id is null;

create function sum_stock(
    kinds text[], gtins text[], places bigint[], transits boolean[], deltas bigint[]) returns void
    language sql as
$$
    with change as (
        select n.kind, n.gtin, n.place_id, p.site_id, n.in_transit, n.delta, p.code, p.name
        from unnest(kinds, gtins, places, transits, deltas) as n (kind, gtin, place_id, in_transit, delta)
        left join place p on p.id = n.place_id),
    line as (
        select 'PLACE' as kind, place_id::text as key, site_id, lower(coalesce(code, place_id::text)) as code,
               lower(coalesce(name, '')) as name, change.kind as what, in_transit, delta
        from change
        union all
        select 'PRODUCT', gtin, site_id, gtin, '', kind, in_transit, delta from change where kind = 'PRODUCT'),
    total as (
        select line.kind, line.key, s.site_id, line.code, line.name,
               coalesce(sum(delta) filter (where what = 'PRODUCT' and not in_transit), 0) as at_hand,
               coalesce(sum(delta) filter (where what = 'PRODUCT' and in_transit), 0) as in_transit,
               coalesce(sum(delta) filter (where what = 'UNIT'), 0) as units,
               coalesce(sum(delta) filter (where what = 'ASSET'), 0) as assets,
               coalesce(sum(delta) filter (where what = 'UNKNOWN'), 0) as unknown
        from line, unnest(array[0, line.site_id]) as s (site_id)
        where s.site_id is not null
        group by 1, 2, 3, 4, 5)
    insert into stock_sum as s
        (kind, key, site_id, code, name, at_hand, in_transit, units, assets, unknown)
    select t.kind, t.key, t.site_id, t.code, coalesce(lower(p.name), t.name),
           t.at_hand, t.in_transit, t.units, t.assets, t.unknown
    from total t
    left join product p on t.kind = 'PRODUCT' and p.gtin = t.key
    -- Rows are locked in the order of their key: two writers never wait for each other.
    order by t.kind, t.key, t.site_id
    on conflict (kind, key, site_id) do update set
        at_hand = s.at_hand + excluded.at_hand, in_transit = s.in_transit + excluded.in_transit,
        units = s.units + excluded.units, assets = s.assets + excluded.assets,
        unknown = s.unknown + excluded.unknown, changed_at = excluded.changed_at
$$;

create or replace function count_stock(
    kinds text[], gtins text[], lots text[], places bigint[], transits boolean[], deltas bigint[]) returns void
    language plpgsql as
$$
begin
    insert into stock_count (kind, gtin, lot, place_id, in_transit, quantity)
    select n.kind, n.gtin, n.lot, n.place_id, n.in_transit, 0
    from unnest(kinds, gtins, lots, places, transits) as n (kind, gtin, lot, place_id, in_transit)
    order by 1, 2, 3, 4, 5
    on conflict do nothing;
    -- Rows are locked in the order of their key before any is changed: two writers never wait for each other.
    perform 1
    from stock_count s
    join unnest(kinds, gtins, lots, places, transits) as n (kind, gtin, lot, place_id, in_transit)
        using (kind, gtin, lot, place_id, in_transit)
    order by s.kind, s.gtin, s.lot, s.place_id, s.in_transit
    for update of s;
    update stock_count s
    set quantity = s.quantity + n.delta, changed_at = now()
    from unnest(kinds, gtins, lots, places, transits, deltas) as n (kind, gtin, lot, place_id, in_transit, delta)
    where (s.kind, s.gtin, s.lot, s.place_id, s.in_transit) = (n.kind, n.gtin, n.lot, n.place_id, n.in_transit);
    perform sum_stock(kinds, gtins, places, transits, deltas);
end
$$;

select sum_stock(array_agg(kind), array_agg(gtin), array_agg(place_id), array_agg(in_transit), array_agg(quantity))
from stock_count where quantity > 0;

-- Names follow those of products and places.
create function name_stock() returns trigger
    language plpgsql as
$$
begin
    if tg_table_name = 'product' then
        perform 1 from stock_sum s join fresh f on s.kind = 'PRODUCT' and s.key = f.gtin
        order by s.kind, s.key, s.site_id for update of s;
        update stock_sum s set name = lower(f.name)
        from fresh f where s.kind = 'PRODUCT' and s.key = f.gtin and s.name <> lower(f.name);
    else
        perform 1 from stock_sum s join fresh f on s.kind = 'PLACE' and s.key = f.id::text
        order by s.kind, s.key, s.site_id for update of s;
        update stock_sum s set code = lower(f.code), name = lower(f.name)
        from fresh f where s.kind = 'PLACE' and s.key = f.id::text
            and (s.code, s.name) is distinct from (lower(f.code), lower(f.name));
    end if;
    return null;
end
$$;

create trigger product_added_names_stock
    after insert on product referencing new table as fresh
    for each statement execute function name_stock();
create trigger product_changed_names_stock
    after update on product referencing new table as fresh
    for each statement execute function name_stock();
create trigger place_changed_names_stock
    after update on place referencing new table as fresh
    for each statement execute function name_stock();
