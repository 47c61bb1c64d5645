package org.tallyman.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyPrefixesTest {

    @TempDir
    Path folder = Path.of("");

    private CompanyPrefixes prefixes(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("prefixes"), text);
        return new CompanyPrefixes(Optional.of(file));
    }

    @Test
    void knowsNothingWithoutAFile() {
        assertThat(new CompanyPrefixes(Optional.empty()).of("952114112345")).isEmpty();
    }

    @Test
    void readsPrefixesAndTheirStarts() throws IOException {
        CompanyPrefixes prefixes = prefixes("# ours\n9521141 # the brand\n95212, 9\n\n952129876543\n");
        assertThat(prefixes.of("952114112345")).hasValue(7);
        assertThat(prefixes.of("952120000000")).hasValue(9);
        assertThat(prefixes.of("952129876543")).hasValue(12);
        assertThat(prefixes.of("400000000000")).isEmpty();
    }

    @Test
    void readsTheListThatGs1Publishes() throws IOException {
        CompanyPrefixes prefixes = prefixes("""
                {"GCPPrefixFormatList":{"date":"2026-01-01","entry":[
                {"prefix":"9521141","gcpLength":7},{"prefix":"02","gcpLength":0},{"prefix":"9999","gcpLength":4}]}}""");
        assertThat(prefixes.of("952114112345")).hasValue(7);
        assertThat(prefixes.of("020000000000")).isEmpty();
        // The Tag Data Standard takes a prefix of four digits for a block of prefixes of six.
        assertThat(prefixes.of("999900000000")).hasValue(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"95211", "9521141 x", "9521141 5", "9521141 13", "{\"GCPPrefixFormatList\":{\"entry\":[{}]}}"})
    void namesTheLineThatIsWrong(String text) {
        assertThatThrownBy(() -> prefixes(text)).hasMessageContaining("tallyman.company-prefixes");
    }
}
