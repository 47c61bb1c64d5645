package org.tallyman.intake.outbound;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** A serial port. */
final class SerialWire implements Wire {

    private static final int MOMENT_MS = 250;

    private final SerialPort port;
    private volatile boolean over;

    private SerialWire(SerialPort port) {
        this.port = port;
    }

    /**
     * Opens it, when it is allowed and a device.
     *
     * @throws IOException with a message for people
     */
    static SerialWire open(SerialAddress address, List<String> allowed) throws IOException {
        if (!address.isAllowed(allowed)) {
            throw new IOException("the operator does not let Tallyman open " + address.path());
        }
        SerialPort port = find(address);
        port.setComPortParameters(address.baud(), address.bits(), stop(address), parity(address));
        port.setFlowControl(
                switch (address.flow()) {
                    case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
                    case RTSCTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
                    case XONXOFF ->
                        SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
                });
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, MOMENT_MS, 0);
        if (!port.openPort()) {
            throw new IOException("the port " + address.path() + " cannot be opened (error " + port.getLastErrorCode()
                    + "): another program may use it, or Tallyman may not");
        }
        return new SerialWire(port);
    }

    /** Behind links of names stands a device: a pattern that is too wide must not open files. */
    private static SerialPort find(SerialAddress address) throws IOException {
        try {
            Path real = Path.of(address.path()).toRealPath();
            if (!real.startsWith("/dev")
                    || !Files.readAttributes(real, BasicFileAttributes.class).isOther()) {
                throw new IOException(address.path() + " is no serial port");
            }
            return SerialPort.getCommPort(real.toString());
        } catch (NoSuchFileException | SerialPortInvalidPortException e) {
            throw new IOException("there is no " + address.path() + " now: it may be unplugged", e);
        }
    }

    private static int stop(SerialAddress address) {
        return switch (address.stop()) {
            case ONE -> SerialPort.ONE_STOP_BIT;
            case ONE_AND_A_HALF -> SerialPort.ONE_POINT_FIVE_STOP_BITS;
            case TWO -> SerialPort.TWO_STOP_BITS;
        };
    }

    private static int parity(SerialAddress address) {
        return switch (address.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case MARK -> SerialPort.MARK_PARITY;
            case SPACE -> SerialPort.SPACE_PARITY;
        };
    }

    @Override
    public int read(byte[] into) throws IOException {
        int length = over ? -1 : port.readBytes(into, into.length);
        if (length < 0 && !over) {
            throw new IOException("the serial port is gone: it may be unplugged");
        }
        return length;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        if (port.writeBytes(bytes, bytes.length) != bytes.length) {
            throw new IOException("the serial port takes nothing more");
        }
    }

    @Override
    public void shut() {
        over = true;
    }

    /** Not while it is read. */
    @Override
    public void close() {
        port.closePort();
    }
}
