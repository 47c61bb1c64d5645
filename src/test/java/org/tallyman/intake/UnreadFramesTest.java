package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tallyman.ident.DeviceId;

@Timeout(20)
class UnreadFramesTest {

    private static final DeviceId ONE = new DeviceId(1);
    private static final DeviceId OTHER = new DeviceId(2);

    private final UnreadFrames frames = new UnreadFrames(10_000);
    private final List<String> read = Collections.synchronizedList(new ArrayList<>());

    @Test
    void readsADevicesFramesInTheirOrderAndOthersMeanwhile() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<String> first =
                inTurn(ONE, 10, () -> gate.join() ? "first" : "").orElseThrow();
        CompletableFuture<String> second = inTurn(ONE, 10, () -> "second").orElseThrow();
        assertThat(inTurn(OTHER, 10, () -> "other").orElseThrow().join()).isEqualTo("other");
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        gate.complete(true);
        second.join();
        assertThat(read).containsExactly("other", "first", "second");
    }

    @Test
    void nothingIsReadOnTheThreadThatBringsIt() {
        Thread here = Thread.currentThread();
        assertThat(frames.inTurn(
                                ONE,
                                1,
                                () -> Thread.currentThread() != here
                                        && Thread.currentThread().isVirtual())
                        .orElseThrow()
                        .join())
                .isTrue();
    }

    @Test
    void whatHasNoRoomIsRefusedUntilSomethingIsRead() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        CompletableFuture<String> large =
                inTurn(ONE, 1_000_000, () -> gate.join() ? "long" : "").orElseThrow();
        assertThat(inTurn(OTHER, 1, () -> "late")).isEmpty();
        gate.complete(true);
        large.join();
        Optional<CompletableFuture<String>> again = Optional.empty();
        while (again.isEmpty()) {
            again = inTurn(OTHER, 1, () -> "again");
        }
        again.orElseThrow().join();
        assertThat(read).containsExactly("long", "again");
    }

    @Test
    void oneDeviceLeavesHalfOfTheRoomToOthers() {
        CompletableFuture<Boolean> gate = new CompletableFuture<>();
        List<CompletableFuture<String>> slow = new ArrayList<>();
        Optional<CompletableFuture<String>> next = inTurn(ONE, 500, () -> gate.join() ? "slow" : "");
        while (next.isPresent()) {
            slow.add(next.get());
            next = inTurn(ONE, 500, () -> "slow");
        }
        assertThat(slow).hasSize(4);
        assertThat(inTurn(OTHER, 500, () -> "other").orElseThrow().join()).isEqualTo("other");
        gate.complete(true);
        slow.forEach(CompletableFuture::join);
    }

    @Test
    void oneThatFailsHoldsUpNothing() {
        CompletableFuture<String> failing = inTurn(ONE, 1, () -> {
                    throw new IllegalStateException("no");
                })
                .orElseThrow();
        assertThat(inTurn(ONE, 1, () -> "next").orElseThrow().join()).isEqualTo("next");
        assertThatThrownBy(failing::join).isInstanceOf(CompletionException.class);
    }

    private Optional<CompletableFuture<String>> inTurn(DeviceId device, int bytes, Supplier<String> says) {
        return frames.inTurn(device, bytes, () -> {
            String said = says.get();
            read.add(said);
            return said;
        });
    }
}
