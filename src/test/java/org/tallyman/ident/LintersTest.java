package org.tallyman.ident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LintersTest {

    static Stream<Arguments> cases() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/ident/linters.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .map(columns -> Arguments.of(
                        columns[0], List.of(columns[1].split(" ", -1)), List.of(columns[2].split(" ", -1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void passesGoodAndRefusesBadValues(String name, List<String> good, List<String> bad) {
        Linter linter = Linters.named(name);
        // In the middle of other data, as a component stands.
        assertThat(good)
                .allSatisfy(value -> assertThat(linter.check("77" + value + "77", 2, 2 + value.length()))
                        .isNull());
        assertThat(bad)
                .allSatisfy(value -> assertThat(linter.check("77" + value + "77", 2, 2 + value.length()))
                        .isNotNull()
                        .satisfies(fault -> assertThat(fault.position()).isBetween(2, 2 + value.length())));
    }

    @Test
    void knowsNoOtherNames() {
        assertThatThrownBy(() -> Linters.named("csum2")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesEachCharacterSetForItself() {
        assertThat(AiCharacters.ofLetter('N').check("0123456789", 0, 10)).isNull();
        assertThat(AiCharacters.ofLetter('N').check("12A", 0, 3)).isNotNull();
        assertThat(AiCharacters.ofLetter('X').check("aZ_!?\"", 0, 6)).isNull();
        for (String outside : List.of(" ", "#", "$", "@", "[", "\\", "^", "`", "{", "~", "\u001d", "ä", "\u0131")) {
            assertThat(AiCharacters.ofLetter('X').check(outside, 0, 1)).isNotNull();
        }
        assertThat(AiCharacters.ofLetter('Y').check("#-/09AZ", 0, 7)).isNull();
        assertThat(AiCharacters.ofLetter('Y').check("a", 0, 1)).isNotNull();
        assertThat(AiCharacters.ofLetter('Z').check("aZ-_09", 0, 6)).isNull();
        assertThat(AiCharacters.ofLetter('Z').check("12=", 0, 3)).isNull();
        assertThat(AiCharacters.ofLetter('Z').check("123=", 0, 4)).isNotNull();
        assertThat(AiCharacters.ofLetter('Z').check("===", 0, 3)).isNotNull();
        assertThat(AiCharacters.ofLetter('Z').check("1=3", 0, 3)).isNotNull();
    }
}
