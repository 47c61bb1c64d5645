package org.tallyman.dialect.llrp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallyman.dialect.llrp.Shape.Kind;

class VocabularyTest {

    private static Collection<Shape> shapes(String standards) {
        return new VocabularyTables(List.of(standards.split(" "))).shapes();
    }

    private static long count(Collection<Shape> shapes, Kind kind) {
        return shapes.stream().filter(shape -> shape.kind() == kind).count();
    }

    @Test
    void holdsTheWholeStandard() {
        Collection<Shape> first = shapes("llrp-1.0.1.txt");
        assertThat(count(first, Kind.MESSAGE)).isEqualTo(42);
        assertThat(count(first, Kind.PARAMETER)).isEqualTo(111);
        Collection<Shape> second = shapes("llrp-1.0.1.txt llrp-1.1.txt");
        assertThat(count(second, Kind.MESSAGE)).isEqualTo(46);
        assertThat(count(second, Kind.PARAMETER)).isEqualTo(123);
    }

    @ParameterizedTest
    @ValueSource(strings = {"llrp-1.0.1.txt impinj.txt zebra.txt", "llrp-1.0.1.txt llrp-1.1.txt impinj.txt zebra.txt"})
    void startsWideFieldsAtBytesAndNamesOnlyWhatIsThere(String tables) {
        Collection<Shape> shapes = shapes(tables);
        Set<String> names = shapes.stream().map(Shape::name).collect(Collectors.toSet());
        for (Shape shape : shapes) {
            int bits = 0;
            for (Field field : shape.wire()) {
                boolean wide = !field.isReserved() && field.bits() >= 8;
                assertThat(wide && bits % 8 != 0).as(shape + "." + field.name()).isFalse();
                bits += field.bits();
            }
            assertThat(bits % 8 == 0 || shape.wire().getLast().type() == FieldType.U1V)
                    .as(shape.name())
                    .isTrue();
            shape.slots().forEach(slot -> assertThat(names).as(shape.name()).containsAll(slot.parameters()));
        }
    }

    /** A parameter without a length has fields of fixed width and nothing else. */
    @Test
    void knowsHowLongParametersWithoutALengthAre() {
        for (Shape shape : shapes("llrp-1.0.1.txt llrp-1.1.txt")) {
            if (shape.kind() == Kind.PARAMETER && !shape.hasLength()) {
                assertThat(shape.slots()).isEmpty();
                assertThat(shape.wire()).allMatch(field -> field.type().compareTo(FieldType.U96) <= 0);
            }
        }
    }

    @Test
    void knowsWhatAnswersEachRequest() {
        for (Shape shape : shapes("llrp-1.0.1.txt llrp-1.1.txt")) {
            if (shape.kind() == Kind.MESSAGE && shape.answer() != 0) {
                Shape answer = Vocabulary.LLRP_1_1.message((int) shape.answer());
                assertThat(answer).isNotNull().extracting(Shape::name).isEqualTo(shape.name() + "_RESPONSE");
            }
        }
    }
}
