package org.tallyman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpLinkTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token=secret",
                "%74oken=secret",
                "%74%6F%6b%65%6E=secret",
                "tok%65n=secret",
                "token=secret&id=7",
                "id=7&token=secret",
                "id=7;token=secret",
                "id=7&%74oken=secret;lat=1",
                "token=secret&token=secret",
                "a=%zz&token=secret"
            })
    void keepsNoTokenHoweverItsNameIsWritten(String query) {
        assertThat(HttpLink.withoutToken(query)).doesNotContain("secret", "oken");
    }

    @Test
    void leavesEverythingElseAsItWasSent() {
        assertThat(HttpLink.withoutToken("id=7&token=secret&lat=1%2E5;a=b")).isEqualTo("id=7&lat=1%2E5;a=b");
        assertThat(HttpLink.withoutToken("tokens=3&&a=token=1&")).isEqualTo("tokens=3&&a=token=1&");
        assertThat(HttpLink.withoutToken(null)).isEmpty();
    }
}
