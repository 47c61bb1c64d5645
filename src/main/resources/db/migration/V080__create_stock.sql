-- What people said a tag is on: product, lot and expiry. The row with the latest effective time holds.
create table commissioning (
    item         text not null check (octet_length(item) between 1 and 2400),
    effective_at timestamptz not null,
    gtin         text not null check (length(gtin) = 14 and gs1_check_digit_holds(gtin)),
    -- AI (10): up to 20 characters of GS1 character set 82; empty for none.
    lot          text not null default '' check (lot ~ '^[!"%-?A-Z_a-z]{0,20}$'),
    expires_on   date,
    recorded_at  timestamptz not null default now(),
    recorded_by  text not null check (length(recorded_by) between 1 and 200),
    primary key (item, effective_at)
);

-- One row for each serialised thing that an event placed or a person commissioned. Places, read points and events are
-- named without foreign keys, as the event table does.
create table item (
    -- The one name that sensing gives it: a GS1 Digital Link, a pure identity URI or urn:epc:raw.
    item          text primary key check (octet_length(item) between 1 and 2400),
    kind          text not null check (kind in ('PRODUCT', 'UNIT', 'ASSET', 'UNKNOWN')),
    gtin          text not null default '' check (gtin ~ '^([0-9]{14})?$'),
    serial        text not null default '',
    sscc          text not null default '' check (sscc ~ '^([0-9]{18})?$'),
    lot           text not null default '',
    expires_on    date,
    -- From here on: what the latest event says that holds and names a place; all null without one.
    place_id      bigint check (place_id > 0),
    read_point_id bigint check (read_point_id > 0),
    disposition   text,
    biz_step      text,
    since         timestamptz,
    event_id      uuid,
    check ((kind = 'PRODUCT') = (gtin <> '')),
    check (num_nonnulls(place_id, since, event_id) in (0, 3))
) with (fillfactor = 80);

create index item_place on item (place_id, item) where place_id is not null;
create index item_product on item (gtin, lot, item) where gtin <> '';
create index item_no_product on item (kind, item) where kind <> 'PRODUCT';
create index item_serial on item (serial text_pattern_ops, item) where serial <> '';
create index item_disposition on item (disposition, item) where disposition <> 'in_progress';

-- How many items of a product and lot are at a place. A row stays when its quantity returns to zero, so that no writer
-- can lose a change that waits for the row.
create table stock_count (
    kind       text not null,
    gtin       text not null,
    lot        text not null,
    place_id   bigint not null,
    -- Left the place through a door and was not seen since.
    in_transit boolean not null,
    quantity   bigint not null check (quantity >= 0),
    changed_at timestamptz not null default now(),
    primary key (kind, gtin, lot, place_id, in_transit)
) with (fillfactor = 70);

create index stock_count_place on stock_count (place_id, kind, gtin, lot) where quantity > 0;

-- Keeps stock_count true to item, whoever writes it: one call for each statement that changes items.
create function count_stock(
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
end
$$;

create function count_items() returns trigger
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
              where place_id is not null
              group by 1, 2, 3, 4, 5
              having sum(sign) <> 0) as sums$query$, source) into change;
    if change.kinds is not null then
        perform count_stock(
            change.kinds, change.gtins, change.lots, change.places, change.transits, change.deltas);
    end if;
    return null;
end
$$;

create trigger item_added_is_counted
    after insert on item referencing new table as fresh
    for each statement execute function count_items();

create trigger item_changed_is_counted
    after update on item referencing old table as stale new table as fresh
    for each statement execute function count_items();

create trigger item_removed_is_counted
    after delete on item referencing old table as stale
    for each statement execute function count_items();
