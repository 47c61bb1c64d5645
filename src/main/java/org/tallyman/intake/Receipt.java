package org.tallyman.intake;

import java.util.List;
import org.tallyman.dialect.Rejection;

/**
 * What the journal answers once a message is durable.
 *
 * @param id the message's id; for a repeated message that of the first copy
 * @param duplicate the same message had been kept before and nothing was added
 * @param accepted elements understood, whether new or not: the same for every copy of a message
 * @param repeated how many of those had been counted before
 */
public record Receipt(MessageId id, boolean duplicate, int accepted, int repeated, List<Rejection> rejections) {}
