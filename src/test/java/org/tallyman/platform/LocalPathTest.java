package org.tallyman.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/stock?sort=name&place=A-01", "/items/urn:epc:id:sgtin:9506000.013435.6789"})
    void goesBackToOurOwnPages(String path) {
        assertThat(LocalPath.orRoot(path)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "stock",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/a b",
                "/\t/evil.example",
                "/%zz"
            })
    void neverLeavesThisHost(String path) {
        assertThat(LocalPath.orRoot(path)).hasToString("/");
    }
}
