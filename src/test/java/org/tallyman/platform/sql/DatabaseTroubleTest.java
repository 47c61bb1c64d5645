package org.tallyman.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleTest {

    @ParameterizedTest
    @CsvSource({
        "Acquisition timeout while waiting for new connection, ",
        "An I/O error occurred while sending to the backend., 08006",
        "Connection to 127.0.0.1:5432 refused., 08001"
    })
    void saysOfADatabaseThatIsNotHeardThatItDoesNotAnswer(String said, String state) {
        SQLException failure = new SQLException(said, state);
        assertThat(DatabaseTrouble.words(failure)).isEqualTo("the database does not answer");
        assertThat(DatabaseTrouble.behind(new IllegalStateException("not now", failure)))
                .contains("the database does not answer");
    }

    @Test
    void repeatsTheFirstLineOfWhatADatabaseSays() {
        SQLException stopping = new SQLException("FATAL: terminating connection\n  Where: here", "57P01");
        assertThat(DatabaseTrouble.words(stopping)).isEqualTo("FATAL: terminating connection");
        assertThat(DatabaseTrouble.behind(stopping)).contains("FATAL: terminating connection");
        assertThat(DatabaseTrouble.words(new SQLException("no space", "53100")))
                .isEqualTo("the disk of the database is full: no space");
        assertThat(DatabaseTrouble.words(new SQLException("bind message", "08P01")))
                .isEqualTo("bind message");
    }

    @Test
    void takesFaultsOfOursForNoTroubleOfTheDatabase() {
        assertThat(DatabaseTrouble.behind(new IllegalStateException("a bug"))).isEmpty();
        assertThat(DatabaseTrouble.behind(new SQLException("syntax error", "42601")))
                .isEmpty();
        assertThat(DatabaseTrouble.behind(new SQLException("canceling statement due to statement timeout", "57014")))
                .isEmpty();
    }
}
