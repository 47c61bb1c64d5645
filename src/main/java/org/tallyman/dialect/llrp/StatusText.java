package org.tallyman.dialect.llrp;

import java.util.Optional;

/** The LLRPStatus of an answer, in words. */
final class StatusText {

    private static final int SUCCESS = 0;

    private StatusText() {}

    /** Why the reader refused; empty when it did not. */
    static Optional<String> refusal(LlrpMessage answer) {
        return answer.first("LLRPStatus")
                .filter(status -> status.number("StatusCode") != SUCCESS)
                .map(status -> {
                    String description = LlrpText.line(status.text("ErrorDescription"));
                    String said = description.isEmpty() ? "" : " “" + description + "”";
                    return status.word("StatusCode") + said + where(status, vocabulary(answer));
                });
    }

    private static Vocabulary vocabulary(LlrpMessage answer) {
        Vocabulary vocabulary = Vocabulary.of(answer.version());
        return vocabulary == null ? Vocabulary.LLRP_1_0_1 : vocabulary;
    }

    /** From the outermost parameter to the field that is wrong. */
    private static String where(LlrpPart status, Vocabulary vocabulary) {
        StringBuilder where = new StringBuilder();
        for (LlrpParameter error : status.parameters()) {
            if (error.name().equals("FieldError")) {
                where.append(", field ").append(error.number("FieldNum"));
                where.append(": ").append(error.word("ErrorCode"));
            } else if (error.name().equals("ParameterError")) {
                int type = (int) error.number("ParameterType");
                Shape shape = vocabulary.parameter(type);
                where.append(", ").append(shape == null ? "parameter " + type : shape.name());
                where.append(": ").append(error.word("ErrorCode"));
                where.append(where(error, vocabulary));
            }
        }
        return where.toString();
    }
}
