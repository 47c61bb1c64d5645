package org.tallyman.intake.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SerialAddressTest {

    private static final List<String> ALLOWED = List.of("/dev/ttyUSB*", "/dev/serial/by-id/*");

    @Test
    void takesWhatIsUsualWhereNothingIsSaid() {
        SerialAddress address = read("serial:/dev/ttyUSB0");
        assertThat(address.path()).isEqualTo("/dev/ttyUSB0");
        assertThat(List.of(address.baud(), address.bits())).containsExactly(9_600, 8);
        assertThat(address.parity()).isEqualTo(SerialAddress.Parity.NONE);
        assertThat(address.stop()).isEqualTo(SerialAddress.Stop.ONE);
        assertThat(address.flow()).isEqualTo(SerialAddress.Flow.NONE);
    }

    @Test
    void takesWhatIsSaid() {
        SerialAddress address = read(
                "serial:/dev/serial/by-id/usb-FTDI_FT232R-if00-port0?baud=115200&bits=7&parity=even&stop=2&flow=rtscts");
        assertThat(List.of(address.baud(), address.bits())).containsExactly(115_200, 7);
        assertThat(address.parity()).isEqualTo(SerialAddress.Parity.EVEN);
        assertThat(address.stop()).isEqualTo(SerialAddress.Stop.TWO);
        assertThat(address.flow()).isEqualTo(SerialAddress.Flow.RTSCTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serial:ttyUSB0",
                "serial://dev/ttyUSB0",
                "serial:/dev/../etc/passwd",
                "serial:/dev/ttyUSB0/",
                "serial:/dev//ttyUSB0",
                "serial:/dev/ttyUSB0?baud=0",
                "serial:/dev/ttyUSB0?baud=5000000",
                "serial:/dev/ttyUSB0?bits=9",
                "serial:/dev/ttyUSB0?parity=odder",
                "serial:/dev/ttyUSB0?stop=3",
                "serial:/dev/ttyUSB0?speed=9600",
                "serial:/dev/ttyUSB0#x",
                "file:/dev/ttyUSB0"
            })
    void takesNothingElse(String text) {
        assertThat(SerialAddress.of(URI.create(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/ttyUSB0, true",
        "/dev/ttyUSB12, true",
        "/dev/serial/by-id/usb-x, true",
        "/dev/tty1, false",
        "/dev/sda, false",
        "/dev/ttyUSB0/x, false",
        "/dev/serial/by-id/x/y, false",
        "/etc/shadow, false"
    })
    void isAllowedWhereTheOperatorSaysSo(String path, boolean allowed) {
        assertThat(read("serial:" + path).isAllowed(ALLOWED)).isEqualTo(allowed);
    }

    private static SerialAddress read(String text) {
        return SerialAddress.of(URI.create(text)).orElseThrow();
    }
}
