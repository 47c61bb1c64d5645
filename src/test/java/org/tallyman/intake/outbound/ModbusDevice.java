package org.tallyman.intake.outbound;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadOnlyModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A device that somebody else wrote: the server of the library, with one unit, that has holding registers up to 200. */
final class ModbusDevice implements ModbusServices, AutoCloseable {

    static final int UNIT = 7;
    private static final int LAST_REGISTER = 200;

    private final ProcessImage image = new ProcessImage();
    private final ReadOnlyModbusServices held = new ReadOnlyModbusServices() {
        @Override
        protected Optional<ProcessImage> getProcessImage(int unit) {
            return unit == UNIT ? Optional.of(image) : Optional.empty();
        }
    };
    private final AtomicInteger polls = new AtomicInteger();
    private final ModbusTcpServer server;
    private final int port;

    ModbusDevice(int port) throws ExecutionException, InterruptedException {
        this.port = port;
        this.server = ModbusTcpServer.create(
                NettyTcpServerTransport.create(
                        builder -> builder.setBindAddress("127.0.0.1").setPort(port)),
                this);
        server.start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    int port() {
        return port;
    }

    int polls() {
        return polls.get();
    }

    void hold(int register, int value) {
        image.with(tx -> tx.writeHoldingRegisters(registers ->
                registers.put(register, new byte[] {(byte) (value >> 8), (byte) value})));
    }

    void set(int input, boolean on) {
        image.with(tx -> tx.writeDiscreteInputs(inputs -> inputs.put(input, on)));
    }

    @Override
    public ReadHoldingRegistersResponse readHoldingRegisters(
            ModbusRequestContext context, int unit, ReadHoldingRegistersRequest request)
            throws ModbusResponseException, UnknownUnitIdException {
        polls.incrementAndGet();
        if (request.address() + request.quantity() - 1 > LAST_REGISTER) {
            throw new ModbusResponseException(FunctionCode.READ_HOLDING_REGISTERS, ExceptionCode.ILLEGAL_DATA_ADDRESS);
        }
        return held.readHoldingRegisters(context, unit, request);
    }

    @Override
    public ReadDiscreteInputsResponse readDiscreteInputs(
            ModbusRequestContext context, int unit, ReadDiscreteInputsRequest request) throws UnknownUnitIdException {
        return held.readDiscreteInputs(context, unit, request);
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
