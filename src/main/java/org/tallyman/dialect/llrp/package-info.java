/**
 * The EPCglobal Low Level Reader Protocol (LLRP 1.0.1 and 1.1), by which an RFID reader is set up and tells what it reads.
 *
 * <p>Owns the protocol's messages ({@link org.tallyman.dialect.llrp.LlrpCodec}, laid out in the tables beside this package),
 * what they tell ({@link org.tallyman.dialect.llrp.LlrpDialect}) and how a client makes a reader read ({@link
 * org.tallyman.dialect.llrp.LlrpConversation}). Knows no socket.
 */
@NullMarked
package org.tallyman.dialect.llrp;

import org.jspecify.annotations.NullMarked;
