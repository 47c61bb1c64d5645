package org.tallyman.dialect.llrp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All messages and parameters of one version of the protocol, with those of vendors, by number and by name. */
public final class Vocabulary {

    /** Version 1 of the header. */
    public static final Vocabulary LLRP_1_0_1 = new Vocabulary("llrp-1.0.1.txt", "impinj.txt", "zebra.txt");

    /** Version 2 of the header. */
    public static final Vocabulary LLRP_1_1 =
            new Vocabulary("llrp-1.0.1.txt", "llrp-1.1.txt", "impinj.txt", "zebra.txt");

    private final Map<Integer, Shape> messages = new HashMap<>();
    private final Map<Integer, Shape> parameters = new HashMap<>();
    private final Map<Custom, Shape> customMessages = new HashMap<>();
    private final Map<Custom, Shape> customParameters = new HashMap<>();
    private final Map<String, Shape> byName = new HashMap<>();

    private record Custom(long vendor, long subtype) {}

    private Vocabulary(String... tables) {
        new VocabularyTables(List.of(tables)).shapes().forEach(this::add);
    }

    private void add(Shape shape) {
        switch (shape.kind()) {
            case MESSAGE -> messages.put(shape.type(), shape);
            case PARAMETER -> parameters.put(shape.type(), shape);
            case CUSTOM_MESSAGE -> customMessages.put(new Custom(shape.vendor(), shape.subtype()), shape);
            case CUSTOM_PARAMETER -> customParameters.put(new Custom(shape.vendor(), shape.subtype()), shape);
        }
        byName.put(shape.name(), shape);
    }

    /** Of a version as headers have it; null when it is not known. */
    static @Nullable Vocabulary of(int version) {
        return switch (version) {
            case 1 -> LLRP_1_0_1;
            case 2 -> LLRP_1_1;
            default -> null;
        };
    }

    @Nullable
    Shape message(int type) {
        return messages.get(type);
    }

    @Nullable
    Shape parameter(int type) {
        return parameters.get(type);
    }

    @Nullable
    Shape customMessage(long vendor, long subtype) {
        return customMessages.get(new Custom(vendor, subtype));
    }

    @Nullable
    Shape customParameter(long vendor, long subtype) {
        return customParameters.get(new Custom(vendor, subtype));
    }

    /** To build one; an unknown name is an {@link IllegalArgumentException}. */
    Shape named(String name) {
        Shape shape = byName.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no message or parameter " + name);
        }
        return shape;
    }
}
