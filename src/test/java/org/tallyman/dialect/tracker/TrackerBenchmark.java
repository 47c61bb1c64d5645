package org.tallyman.dialect.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.DialectRegistry;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Session;

/** Records of trackers decoded per second on one core, with all that they tell: position, measurements, contacts, status. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class TrackerBenchmark {

    private static final int RECORDS = 20;

    /** What a vehicle sends by default: ignition, movement and twelve more. */
    private static final String ELEMENTS = "000e 06 ef01 f001 1505 c800 4501 5001"
            + "06 b5000c b60007 422f44 430fe6 440000 18002a 02 f10000601a c7000003e8 00";

    private final Frame teltonika = teltonikaPacket();
    private final Frame gt06 = gt06Position();
    private final Frame jt808 = jt808Position();
    private final Session teltonikaSession = open("teltonika");
    private final Session gt06Session = open("gt06");
    private final Session jt808Session = open("jt808");

    /** Frames that are not understood would be fast. */
    @Setup
    public void understood() {
        for (Decoding decoding : List.of(teltonika(), gt06(), jt808())) {
            assertThat(decoding.checksum()).isEqualTo(Checksum.OK);
            assertThat(decoding.rejections()).isEmpty();
            assertThat(decoding.elements()).isNotEmpty();
        }
    }

    /** Packets of twenty records. */
    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public Decoding teltonika() {
        return teltonikaSession.receive(teltonika);
    }

    /** A position with its cell in each frame. */
    @Benchmark
    public Decoding gt06() {
        return gt06Session.receive(gt06);
    }

    /** A position with seven members in each frame. */
    @Benchmark
    public Decoding jt808() {
        return jt808Session.receive(jt808);
    }

    private static Frame teltonikaPacket() {
        ByteBuffer body = ByteBuffer.allocate(4_096).put((byte) 8).put((byte) RECORDS);
        for (int i = 0; i < RECORDS; i++) {
            body.putLong(1_778_241_599_250L + i * 10_000L).put(bytes("00 fa8d58c0 171126c0 004b 005a 07"));
            body.putShort((short) i).put(bytes(ELEMENTS));
        }
        byte[] summed = Arrays.copyOf(body.put((byte) RECORDS).array(), body.position());
        return frame(ByteBuffer.allocate(12 + summed.length)
                .putLong(summed.length)
                .put(summed)
                .putInt(Checksums.crc16Arc(summed, 0, summed.length))
                .array());
    }

    private static Frame gt06Position() {
        byte[] start = bytes("7878 22 22 1a05080b3b3a c9 0426ed60 00fb09a0 32 dc5a 010c 01 1234 005678 01 02 00 0001");
        int checksum = Checksums.crc16X25(start, 2, start.length);
        return frame(ByteBuffer.allocate(start.length + 4)
                .put(start)
                .putShort((short) checksum)
                .put(bytes("0d0a"))
                .array());
    }

    private static Frame jt808Position() {
        byte[] start =
                bytes("7e 0200 003d 013912345678 0001 00000000 0000000b 024e83e0 008b7720 004b 01f9 005a 260508115958"
                        + "01040000007b 30011f 310109 530901010c011234567840 56020900 fe0140 e1010c");
        int checksum = Checksums.xor(start, 1, start.length);
        return frame(ByteBuffer.allocate(start.length + 2)
                .put(start)
                .put((byte) checksum)
                .put((byte) 0x7E)
                .array());
    }

    private static byte[] bytes(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static Frame frame(byte[] bytes) {
        return new Frame("", bytes, Instant.EPOCH);
    }

    private static Session open(String dialect) {
        return new DialectRegistry().find(dialect).orElseThrow().open(Profile.DEFAULT);
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(TrackerBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
