package org.tallyman.dialect.minew;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.ble.Advertisement;
import org.tallyman.dialect.ble.BeaconSettings;
import org.tallyman.dialect.ble.Sighting;
import org.tallyman.dialect.ble.Texts;
import org.tallyman.dialect.tracker.ByteCursor;
import org.tallyman.ident.Refusal;

/**
 * The binary formats. BB00 and BB01: length of the whole, the gateway's address, how many transmitters, each with its address
 * and how often it was heard (payload, kind of answer, strength), DD. BB02, Minew Connect: lengths, then one part for each
 * time that a transmitter was heard. No times: all was heard when it came.
 */
final class BinaryPacket {

    private static final int FIRST = 0xBB;
    private static final int CONNECT = 0xBB02;
    private static final int TAIL = 0xDD;
    private static final int CONNECT_BODY = 0x843E;
    private static final int CONNECT_HEAD_BYTES = 20;

    private final Frame frame;
    private final BeaconSettings settings;
    private final List<Element> elements = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();
    private final ByteCursor in;
    private @Nullable String gateway;

    private BinaryPacket(Frame frame, BeaconSettings settings) {
        this.frame = frame;
        this.settings = settings;
        this.in = new ByteCursor(frame.payload());
    }

    static boolean is(byte[] payload) {
        return payload.length > 0 && (payload[0] & 0xFF) == FIRST;
    }

    static Decoding decode(Frame frame, BeaconSettings settings) {
        BinaryPacket packet = new BinaryPacket(frame, settings);
        int header = packet.in.u16();
        if (header == CONNECT) {
            packet.connect();
        } else if (header == 0xBB00 || header == 0xBB01) {
            packet.transmitters();
        } else {
            packet.reject("header", "header", Integer.toHexString(header), "BB00, BB01 or BB02");
        }
        List<String> ids = packet.gateway == null ? List.of() : List.of(packet.gateway.toLowerCase(Locale.ROOT));
        return new Decoding(packet.elements, packet.rejections, ids, Decoding.Checksum.NONE, Optional.empty());
    }

    private void transmitters() {
        long length = in.u32();
        int bytes = frame.payload().length;
        if (length != bytes || frame.payload()[bytes - 1] != (byte) TAIL) {
            reject("length", "length", String.valueOf(length), "as long as the message, which ends with DD");
            return;
        }
        gateway = Texts.upperHex(in, 6);
        int count = in.u16();
        for (int i = 0; i < count && in.remaining() > 1; i++) {
            transmitter();
        }
        if (in.isOver() || in.remaining() != 1) {
            reject("count", "transmitters", String.valueOf(count), "as many as there are before the end");
        }
    }

    private void transmitter() {
        Sighting sighting = new Sighting(Texts.upperHex(in, 6));
        sighting.gateway(gateway);
        int times = in.u16();
        Set<String> payloads = new HashSet<>();
        for (int i = 0; i < times && !in.isOver(); i++) {
            byte[] payload = in.bytes(in.u8());
            in.skip(1);
            int rssi = in.s8();
            if (!in.isOver()) {
                sighting.heard(rssi);
                said(payload, payloads, sighting);
            }
        }
        if (!in.isOver()) {
            tell(sighting);
        }
    }

    private static void said(byte[] payload, Set<String> before, Sighting sighting) {
        if (before.add(Texts.upperHex(new ByteCursor(payload), payload.length))) {
            Advertisement advertisement = new Advertisement();
            advertisement.read(payload);
            sighting.said(advertisement);
        }
    }

    private void connect() {
        in.skip(4);
        long[] lengths = {in.u32le(), in.u32le()};
        int body = in.u16();
        long contents = in.u32le();
        int bytes = frame.payload().length;
        if (lengths[0] != bytes || body != CONNECT_BODY || contents != bytes - CONNECT_HEAD_BYTES) {
            reject(
                    "length",
                    "length",
                    String.valueOf(lengths[0]),
                    "as long as the message, with a body 843E to its end");
            return;
        }
        while (in.remaining() > 0) {
            ByteCursor part = in.part(in.u16le());
            part.skip(2);
            Sighting sighting = new Sighting(Texts.upperHex(part, 6));
            int rssi = part.s8();
            byte[] payload = part.bytes(part.u8());
            if (part.isOver() || in.isOver()) {
                reject("part", "part", "", "receiver, flags, address, strength and a payload of the length it says");
                return;
            }
            sighting.heard(rssi);
            said(payload, new HashSet<>(), sighting);
            tell(sighting);
        }
    }

    private void tell(Sighting sighting) {
        sighting.tell(
                frame.receivedAt(),
                settings,
                (observation, child, identity) -> elements.add(new Element(observation, child, identity)));
    }

    private void reject(String code, String field, String value, String rule) {
        rejections.add(new Rejection(0, in.position(), new Refusal(code, field, value, rule)));
    }
}
