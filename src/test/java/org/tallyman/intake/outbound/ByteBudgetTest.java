package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(1_000);

    @Test
    void oneLineLeavesAsMuchToTheOthersAsItHas() {
        assertThat(filled(budget.share())).isEqualTo(500);
        assertThat(filled(budget.share())).isEqualTo(250);
    }

    @Test
    void linesThatBringTooMuchTogetherHaveTheSame() {
        ByteBudget.Share first = budget.share();
        ByteBudget.Share second = budget.share();
        for (int round = 0; round < 33; round++) {
            assertThat(first.take(10)).isTrue();
            assertThat(second.take(10)).isTrue();
        }
        assertThat(first.take(10)).isFalse();
        assertThat(second.take(10)).isFalse();
    }

    @Test
    void whatIsGivenBackIsThereForAll() {
        ByteBudget.Share first = budget.share();
        ByteBudget.Share second = budget.share();
        filled(first);
        filled(second);
        assertThat(second.take(10)).isFalse();
        first.giveAll();
        assertThat(second.take(10)).isTrue();
        second.give(260);
        assertThat(filled(budget.share())).isEqualTo(500);
    }

    @Test
    void aMessageAloneHasRoomHoweverLargeItIs() {
        ByteBudget.Share first = budget.share();
        assertThat(first.take(1_500)).isTrue();
        assertThat(first.take(1)).isFalse();
        assertThat(budget.share().take(1)).isFalse();
        first.giveAll();
        assertThat(filled(budget.share())).isEqualTo(500);
    }

    @Test
    void theFirstMessageOfALineHasAllThatIsLeft() {
        filled(budget.share());
        ByteBudget.Share second = budget.share();
        assertThat(second.take(501)).isFalse();
        assertThat(second.take(500)).isTrue();
    }

    /** Takes as long as there is room. */
    private static int filled(ByteBudget.Share share) {
        return (int) Stream.iterate(10, bytes -> bytes).takeWhile(share::take).count() * 10;
    }
}
