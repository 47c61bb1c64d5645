package org.tallyman.dialect;

import org.tallyman.ident.Refusal;

/**
 * A part of a frame that could not be taken; the rest of the frame stands.
 *
 * @param index which element of the frame, from 0
 * @param offset byte offset of the part in the payload; -1 when unknown
 * @param refusal field, value and rule
 */
public record Rejection(int index, int offset, Refusal refusal) {}
