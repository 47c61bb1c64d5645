package org.tallyman.intake.mqtt;

import org.jspecify.annotations.Nullable;
import org.tallyman.intake.Receipt;

/** What the journal says of one publication: a receipt, or why it was not kept. */
record Settled(
        MqttConnection connection,
        MqttPacket.Publish publish,
        long startedNanos,
        @Nullable Receipt receipt,
        @Nullable Throwable failure) {}
