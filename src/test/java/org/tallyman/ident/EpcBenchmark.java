package org.tallyman.ident;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** How many EPCs one core turns from hexadecimal digits into URIs. Run its main; it takes about a minute. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class EpcBenchmark {

    private static final int TAGS = 1024;

    private final String[] sgtin96 = new String[TAGS];
    private final String[] sgtin198 = new String[TAGS];
    private final String[] sgtinPlus = new String[TAGS];
    private int next;

    @Setup
    public void writeTags() {
        for (int i = 0; i < TAGS; i++) {
            String serial = Long.toString(i * 268_435_399L);
            sgtin96[i] = hex("urn:epc:tag:sgtin-96:3.0614141.812345." + serial);
            sgtin198[i] = hex("urn:epc:tag:sgtin-198:3.0614141.812345.A%2F" + serial);
            sgtinPlus[i] = EpcCodec.fromPureIdentity(
                                    "urn:epc:id:sgtin:0614141.812345." + serial, EpcEncoding.of(EpcScheme.SGTIN_PLUS))
                            instanceof Parsed.Ok<Epc>(Epc epc)
                    ? epc.hex()
                    : "";
        }
    }

    private static String hex(String tagUri) {
        return EpcCodec.fromTagUri(tagUri) instanceof Parsed.Ok<Epc>(Epc epc) ? epc.hex() : "";
    }

    @Benchmark
    public String sgtin96ToPureIdentity() {
        return pureIdentity(sgtin96[next++ & (TAGS - 1)]);
    }

    @Benchmark
    public String sgtin198ToPureIdentity() {
        return pureIdentity(sgtin198[next++ & (TAGS - 1)]);
    }

    @Benchmark
    public String sgtinPlusToDigitalLink() {
        return EpcCodec.decodeHex(sgtinPlus[next++ & (TAGS - 1)]) instanceof Parsed.Ok<Epc>(Epc epc)
                ? epc.digitalLink().orElseThrow()
                : "";
    }

    private static String pureIdentity(String hex) {
        return EpcCodec.decodeHex(hex) instanceof Parsed.Ok<Epc>(Epc epc)
                ? epc.pureIdentity().orElseThrow()
                : "";
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(EpcBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }
}
