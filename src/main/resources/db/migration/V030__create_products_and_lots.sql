insert into snapshot_version (name) values ('catalog');

create table product (
    id                bigint generated always as identity primary key,
    gtin              text not null constraint product_gtin_is_unique unique
        constraint product_gtin_has_14_digits_and_a_check_digit check (length(gtin) = 14 and gs1_check_digit_holds(gtin)),
    name              text not null check (length(name) between 1 and 200),
    description       text not null default '' check (length(description) <= 2000),
    -- UN/ECE Recommendation 20 code of the unit in which stock of this product is counted; EA is one piece.
    unit              text not null default 'EA' check (unit ~ '^[A-Z0-9]{2,3}$'),
    brand_owner       text not null default '' check (length(brand_owner) <= 120),
    quantity_per_case int check (quantity_per_case between 1 and 1000000),
    archived_at       timestamptz,
    version           int not null default 0
);

create index product_name on product (lower(name) text_pattern_ops, id);

create table lot (
    id          bigint generated always as identity primary key,
    product_id  bigint not null references product (id),
    -- AI (10): up to 20 characters of GS1 character set 82.
    code        text not null check (code ~ '^[!"%-?A-Z_a-z]{1,20}$'),
    expires_on  date,
    archived_at timestamptz,
    version     int not null default 0,
    constraint lot_code_is_unique_in_its_product unique (product_id, code)
);

create index lot_expiry on lot (expires_on, id) where expires_on is not null;

create trigger product_raises_version
    after insert or update or delete or truncate on product
    for each statement execute function raise_snapshot_version('catalog');
