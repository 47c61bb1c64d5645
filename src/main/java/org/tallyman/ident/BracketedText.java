package org.tallyman.ident;

/** Reads {@code (ai)value(ai)value}: an opening bracket in a value is escaped by a backslash. */
final class BracketedText {

    private BracketedText() {}

    /**
     * Hands every element to the reader and writes the same without brackets, {@code ^} for FNC1.
     *
     * @return false when refused
     */
    static boolean read(String text, ElementReader reader, StringBuilder out) {
        if (text.isEmpty()) {
            return reader.refuse("empty", "element string", text, "there is no AI");
        }
        boolean separate = true;
        int at = 0;
        while (at < text.length()) {
            int close = text.indexOf(')', at);
            if (text.charAt(at) != '(' || close < 0) {
                return reader.refuse(
                        "brackets", "element string", text, "an AI in brackets must follow, at character " + (at + 1));
            }
            String ai = text.substring(at + 1, close);
            AiRule rule = AiTable.GS1.of(ai);
            if (rule == null) {
                return reader.refuse("unknown-ai", "AI (" + ai + ")", text.substring(at), "there is no such AI");
            }
            StringBuilder value = new StringBuilder();
            at = value(text, close + 1, value);
            if (!reader.add(rule, value.toString())) {
                return false;
            }
            if (separate) {
                out.append(ElementString.FNC1);
            }
            out.append(ai).append(value);
            separate = !rule.predefinedLength();
        }
        return true;
    }

    /** Writes the value that starts here and returns where the next AI opens, or the end. */
    private static int value(String text, int from, StringBuilder value) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                if (at == from || text.charAt(at - 1) != '\\') {
                    return at;
                }
                value.setLength(value.length() - 1);
            }
            value.append(c);
            at++;
        }
        return at;
    }
}
