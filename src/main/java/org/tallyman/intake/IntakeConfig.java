package org.tallyman.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and times of the journal and its links; every one has a default that suits one small machine. */
@ConfigMapping(prefix = "tallyman.intake")
public interface IntakeConfig {

    /** Messages that may wait for the journal before links are told to slow down. */
    @WithDefault("20000")
    int queueMessagesMax();

    /** Bytes that may wait for the journal before links are told to slow down. */
    @WithDefault("33554432")
    long queueBytesMax();

    /** Bytes of messages that may wait to be read by a script or a mapping before links are told to slow down. */
    @WithDefault("16777216")
    long unreadBytesMax();

    /** Elements of messages that may wait for the journal before links are told to slow down. */
    @WithDefault("200000")
    int queueElementsMax();

    /** Messages in one commit; at most 8192. */
    @WithDefault("2048")
    int batchMessagesMax();

    /** Payload bytes in one commit. */
    @WithDefault("2097152")
    long batchBytesMax();

    /** Elements in one commit. */
    @WithDefault("25000")
    int batchElementsMax();

    /** How long a batch is retried on a lost database before its senders are refused. */
    @WithDefault("2s")
    Duration retryFor();

    /** How long one statement of the journal may take before the database counts as away. */
    @WithDefault("5s")
    Duration databaseTimeout();

    /** Memory for identities of recent elements, in bytes. */
    @WithDefault("50331648")
    long identityBytesMax();

    /** How long an element is recognised when it comes again. */
    @WithDefault("30")
    int identityDays();

    /** How long raw messages are kept, in days of receipt (UTC). */
    @WithDefault("30")
    int messageDays();

    /** How long it is kept when lines were down or silent, in days. */
    @WithDefault("90")
    int lineHistoryDays();

    /** Bytes that raw messages may take on disk; the oldest days go first, never the last one. 0 for no budget. */
    @WithDefault("0")
    long messageBytesMax();

    /** How long the fold gathers before it writes state; bounds how old a page can be. */
    @WithDefault("100ms")
    Duration foldEvery();

    /** Elements that one fold takes at most; twice as many may wait for it in memory. */
    @WithDefault("50000")
    int foldElementsMax();

    /** Messages that one device may send a second, on average over ten seconds. */
    @WithDefault("5000")
    int deviceMessagesPerSecond();
}
