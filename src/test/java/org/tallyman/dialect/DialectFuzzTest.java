package org.tallyman.dialect;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Objects;
import org.tallyman.dialect.json.InstantText;
import org.tallyman.dialect.tallyman.NeutralJson;

/** No bytes make a decoder throw, and whatever it takes can be written down. */
class DialectFuzzTest {

    @FuzzTest
    void tallyman(byte[] payload) {
        receive("tallyman", payload);
    }

    @FuzzTest
    void impinj(byte[] payload) {
        receive("impinj", payload);
    }

    @FuzzTest
    void zebra(byte[] payload) {
        receive("zebra", payload);
    }

    @FuzzTest
    void chirpstack(byte[] payload) {
        receive("chirpstack", payload);
    }

    @FuzzTest
    void tts(byte[] payload) {
        receive("tts", payload);
    }

    @FuzzTest
    void osmand(byte[] payload) {
        receive("osmand", payload);
    }

    @FuzzTest
    void llrp(byte[] payload) {
        receive("llrp", payload);
    }

    @FuzzTest
    void modbus(byte[] payload) {
        receive("modbus", payload);
    }

    @FuzzTest
    void minew(byte[] payload) {
        receive("minew", payload);
    }

    @FuzzTest
    void ruuvi(byte[] payload) {
        receive("ruuvi", payload);
    }

    @FuzzTest
    void kontakt(byte[] payload) {
        receive("kontakt", payload);
    }

    @FuzzTest
    void cassia(byte[] payload) {
        receive("cassia", payload);
    }

    @FuzzTest
    void senml(byte[] payload) {
        receive("senml", payload);
    }

    @FuzzTest
    void sparkplug(byte[] payload) {
        receive("sparkplug", new Frame("spBv1.0/plant/DBIRTH/edge/freezer", payload, Frames.RECEIVED));
    }

    @FuzzTest
    void instantText(byte[] payload) {
        InstantText.parse(new String(payload, java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private static void receive(String name, byte[] payload) {
        receive(name, Frames.bytes(payload));
    }

    private static void receive(String name, Frame frame) {
        Session session = new DialectRegistry().find(name).orElseThrow().open(Profile.DEFAULT);
        Decoding first = session.receive(frame);
        Objects.requireNonNull(NeutralJson.write(first.elements()));
        session.receive(frame);
    }
}
