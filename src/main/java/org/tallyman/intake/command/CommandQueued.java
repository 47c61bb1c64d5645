package org.tallyman.intake.command;

import org.tallyman.ident.DeviceId;

/** A device has one more command to wait for; fired within the transaction. */
record CommandQueued(DeviceId device) {}
