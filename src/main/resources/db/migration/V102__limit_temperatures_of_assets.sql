-- Between which temperatures what an asset carries must stay, both ends included; both null where it does not matter.
alter table asset
    add temperature_low_c numeric(4, 1),
    add temperature_high_c numeric(4, 1),
    add constraint asset_temperature_limits_are_a_span
        check (num_nonnulls(temperature_low_c, temperature_high_c) in (0, 2) and temperature_low_c < temperature_high_c);
