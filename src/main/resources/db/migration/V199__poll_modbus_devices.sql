-- Modbus devices are asked for what they hold.
alter table outbound_link drop constraint outbound_link_address_check;
alter table outbound_link add constraint outbound_link_address_check
    check (address ~ '^((https?|llrps?|tcp|modbus)://|serial:/)' and length(address) <= 500);
