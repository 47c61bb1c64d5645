package org.tallyman.ident;

/**
 * One GS1 element: an application identifier and its value, as in an element string.
 *
 * @param ai two to four digits, such as {@code 01} or {@code 8003}
 * @param value the plain value: no brackets, no percent escapes, no separator
 */
public record AiElement(String ai, String value) {}
