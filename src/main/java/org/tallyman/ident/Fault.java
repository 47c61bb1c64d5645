package org.tallyman.ident;

/**
 * What a content test found wrong in a value.
 *
 * @param code short stable name of the broken rule, in kebab case
 * @param position index of the first offending character in the tested string
 * @param rule the rule in words
 */
record Fault(String code, int position, String rule) {}
