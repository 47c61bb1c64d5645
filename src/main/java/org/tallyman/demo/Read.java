package org.tallyman.demo;

import java.time.Instant;

/** One antenna saw one tag, by the reader's own clock. */
record Read(Instant at, int antenna, String epc, int rssiCdbm) {}
