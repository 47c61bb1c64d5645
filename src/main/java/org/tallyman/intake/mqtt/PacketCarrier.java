package org.tallyman.intake.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/** How the packets of one client lie in what its socket carries. */
interface PacketCarrier {

    /** Gives on what is packets of what came. */
    void unwrap(byte[] data, Consumer<byte[]> packets);

    /** Whether nothing more comes, for the client said so or broke the rules of the carrier. */
    boolean isOver();

    /** What is to be written, the carrier's own answers included; empty when there is nothing to say. */
    Buffer wrap(MqttOutput packets);

    /** What is written last, before the socket is closed. */
    Buffer farewell();

    /** A socket of their own: they lie on it as they are. */
    PacketCarrier SOCKET = new PacketCarrier() {
        @Override
        public void unwrap(byte[] data, Consumer<byte[]> packets) {
            packets.accept(data);
        }

        @Override
        public boolean isOver() {
            return false;
        }

        @Override
        public Buffer wrap(MqttOutput packets) {
            return packets.take();
        }

        @Override
        public Buffer farewell() {
            return Buffer.buffer();
        }
    };
}
