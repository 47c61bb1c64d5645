package org.tallyman.ident;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Scans read a second on one core. Run {@link #main}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(1)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class ScanBenchmark {

    private final String serialised = "]C1010950600013435221ABC123456";
    private final String lot = "]d201095060001343521725123110LOT42\u001d3710";
    private final String pallet = "]C100095201234567891235";
    private final String link = "https://id.gs1.org/01/09506000134352/10/LOT42/21/ABC123?17=251231";

    @Benchmark
    public Parsed<Scan> serialisedItem() {
        return Scan.parse(serialised);
    }

    @Benchmark
    public Parsed<Scan> lotAndExpiry() {
        return Scan.parse(lot, Leniency.WARN_ON_ASSOCIATIONS);
    }

    @Benchmark
    public Parsed<Scan> pallet() {
        return Scan.parse(pallet);
    }

    @Benchmark
    public Parsed<Scan> digitalLink() {
        return Scan.parse(link);
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ScanBenchmark.class.getSimpleName())
                        .build())
                .run();
    }
}
