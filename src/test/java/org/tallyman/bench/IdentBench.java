package org.tallyman.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.tallyman.dialect.DialectBenchmark;
import org.tallyman.ident.EpcBenchmark;
import org.tallyman.ident.ScanBenchmark;

/** {@code ./tally bench ident}: identifiers and messages decoded a second on one core, nothing else running. */
public final class IdentBench {

    private IdentBench() {}

    public static void main(String... args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(EpcBenchmark.class.getName())
                        .include(ScanBenchmark.class.getName())
                        .include(DialectBenchmark.class.getName())
                        .build())
                .run();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-44s %,12.0f a second (± %,.0f)",
                    name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError()));
        }
    }
}
