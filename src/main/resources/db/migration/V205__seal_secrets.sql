-- Sealed, a secret is longer than it was typed: a mark, a nonce, a tag, and in text the digits of Base64 (docs/decisions/0033).
alter table webhook drop constraint webhook_secret_check;
alter table webhook add constraint webhook_secret_check check (length(secret) between 16 and 3000);
alter table outbound_link drop constraint outbound_link_password_check;
alter table outbound_link add constraint outbound_link_password_check check (length(password) <= 3000);
alter table outbound_link drop constraint outbound_link_client_key_check;
alter table outbound_link add constraint outbound_link_client_key_check check (length(client_key) <= 120000);
alter table device_key drop constraint device_key_key_check;
alter table device_key add constraint device_key_key_check check (length(key) between 16 and 128);
