package org.tallyman.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void comesBackAsItWent() {
        Instant at = Instant.parse("2026-11-23T12:00:00.123456Z");
        Cursor back = Cursor.valueOf(
                Cursor.of("Öl, 1 l", 42L, at, new BigDecimal("1.50")).toString());
        assertThat(back.text(0)).isEqualTo("Öl, 1 l");
        assertThat(back.number(1)).isEqualTo(42);
        assertThat(back.instant(2)).isEqualTo(at);
        assertThat(back.decimal(3)).isEqualByComparingTo("1.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AQ", "AQEAAA==!", "AgEAATE", "AQEAATEx", "AQkAATE"})
    void refusesWhatNoListGaveOut(String text) {
        assertThatThrownBy(() -> Cursor.valueOf(text))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @Test
    void refusesKeysOfAnotherKind() {
        Cursor cursor = Cursor.of("not a number");
        assertThatThrownBy(() -> cursor.number(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.instant(0)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.text(1)).isInstanceOf(ProblemException.class);
    }

    @FuzzTest
    void readsOrRefusesAnything(@NotNull String text) {
        try {
            assertThat(Cursor.valueOf(text).keys()).isNotEmpty();
        } catch (ProblemException e) {
            assertThat(e.problem().status()).isEqualTo(400);
        }
    }

    @Test
    void endsAPageAtItsLastRowAndOnlyWhenThereIsMore() {
        List<Integer> rows = IntStream.rangeClosed(1, 4).boxed().toList();
        Page<Integer> page = Page.of(rows, 3, Cursor::of);
        assertThat(page.items()).containsExactly(1, 2, 3);
        assertThat(page.next().orElseThrow().number(0)).isEqualTo(3);
        assertThat(Page.of(rows, 4, Cursor::of).next()).isEmpty();
    }
}
