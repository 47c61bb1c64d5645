-- When the offset of a device's clock was measured: the smallest of an hour holds, because every delay adds to it.
alter table device_health add column clock_measured_at timestamptz;
