-- Shipments: what should pass which door, and the door passages that did. Whatever can be derived from passages and facts
-- is derived again whenever one of them comes or goes, so that no order of arrival leaves a trace.

create table shipment (
    id                   bigint generated always as identity primary key,
    reference            text not null constraint shipment_reference_is_unique unique
        check (reference ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    direction            text not null check (direction in ('OUTBOUND', 'INBOUND')),
    from_place_id        bigint references place (id),
    from_party           text not null default '' check (length(from_party) <= 200),
    to_place_id          bigint references place (id),
    to_party             text not null default '' check (length(to_party) <= 200),
    door_id              bigint,
    door_kind            text generated always as (case when door_id is null then null else 'DOOR' end) stored,
    planned_load_at      timestamptz,
    planned_departure_at timestamptz,
    planned_arrival_at   timestamptz,
    -- The asset that carries it; assets are never deleted.
    asset_id             bigint check (asset_id > 0),
    created_at           timestamptz not null,
    -- Passages of expected items count from here on, whether or not the shipment was open at its door.
    starts_at            timestamptz not null,
    -- What the facts below amount to.
    opened_at            timestamptz,
    closed_at            timestamptz,
    arrived_at           timestamptz,
    cancelled_at         timestamptz,
    foreign key (door_id, door_kind) references place (id, kind)
);
create index shipment_door on shipment (door_id) where door_id is not null and cancelled_at is null;
create index shipment_running on shipment (id desc) where closed_at is null and cancelled_at is null;
create index shipment_asset on shipment (asset_id) where asset_id is not null;

-- One thing by its name, or so many pieces of a product.
create table shipment_line (
    id          bigint generated always as identity primary key,
    shipment_id bigint not null references shipment (id),
    item        text check (octet_length(item) between 1 and 2400),
    gtin        text check (length(gtin) = 14 and gs1_check_digit_holds(gtin)),
    lot         text not null default '' check (lot ~ '^[!"%-?A-Z_a-z]{0,20}$'),
    quantity    int not null check (quantity between 1 and 1000000),
    check (num_nonnulls(item, gtin) = 1),
    check (item is null or (quantity = 1 and lot = '')),
    constraint shipment_expects_an_item_once unique (shipment_id, item),
    constraint shipment_expects_a_lot_in_one_line unique (shipment_id, gtin, lot)
);
create index shipment_line_item on shipment_line (item) where item is not null;

-- What people said about a shipment, with the time from which it holds; who said it is in the audit trail. Rows are only
-- added.
create table shipment_fact (
    id          bigint generated always as identity primary key,
    shipment_id bigint not null references shipment (id),
    kind        text not null check (kind in ('OPEN', 'CLOSE', 'ARRIVE', 'CANCEL', 'ASSIGN')),
    at          timestamptz not null,
    detail      text not null default '' check (length(detail) <= 200),
    recorded_at timestamptz not null
);
create index shipment_fact_shipment on shipment_fact (shipment_id, at, id);

create trigger shipment_fact_keeps_history
    before update or delete on shipment_fact
    for each row execute function refuse_change();

-- One thing that went through a door, as an event tells; gone when the event is retracted.
create table door_passage (
    event_id    uuid not null,
    item        text not null check (octet_length(item) between 1 and 2400),
    -- Of the item's name; null when that holds none.
    gtin        text,
    door_id     bigint not null,
    direction   text not null check (direction in ('OUTWARD', 'INWARD')),
    at          timestamptz not null,
    -- The shipment that it loads or receives: a function of this row and the shipments at the door, see Passages.
    shipment_id bigint references shipment (id),
    primary key (event_id, item)
);
create index door_passage_door on door_passage (door_id, at desc, event_id desc);
create index door_passage_shipment on door_passage (shipment_id, item, at desc, event_id desc) where shipment_id is not null;

-- Each thing of a shipment once, by its last passage: what went out and came back in is not loaded.
create view shipment_item as
select distinct on (p.shipment_id, p.item)
    p.shipment_id, p.item, p.gtin, p.at, p.event_id,
    (p.direction = 'OUTWARD') = (s.direction = 'OUTBOUND') as taken
from door_passage p
join shipment s on s.id = p.shipment_id
where p.shipment_id is not null
order by p.shipment_id, p.item, p.at desc, p.event_id desc;
