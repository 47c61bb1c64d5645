package org.tallyman.dialect.queclink;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
import org.tallyman.dialect.Element;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Reply;
import org.tallyman.dialect.tracker.Decodings;
import org.tallyman.dialect.tracker.Report;
import org.tallyman.ident.Refusal;

/** Reads one report as text. */
final class SentenceReader {

    private SentenceReader() {}

    static Decoding read(Frame frame, Profile profile) {
        Sentence sentence = Sentence.read(frame.payload(), profile);
        if (sentence == null) {
            Refusal refusal = new Refusal(
                    "frame", "frame", Replies.text(frame.payload()), "+RESP:GT, +BUFF:GT or +ACK:GT and what follows");
            return new Decoding(
                    List.of(), List.of(new Rejection(0, 0, refusal)), List.of(), Checksum.NONE, Optional.empty());
        }
        @Nullable Instant sent = sentence.fields().time(sentence.end());
        if (sent == null && !sentence.isAcknowledgement()) {
            String rule = "yyyyMMddHHmmss and a count number at the end";
            Refusal refusal = new Refusal("time", "send time", sentence.fields().text(sentence.end()), rule);
            return Decodings.refused(sentence.ids(), refusal);
        }
        Optional<Reply> reply = Replies.to(sentence, profile);
        List<Element> elements = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>(0);
        if (!sentence.isAcknowledgement() || !sentence.type().equals("HBD")) {
            for (Report report : reports(sentence)) {
                if (!sentence.isAcknowledgement()) {
                    report.attribute("type", sentence.type());
                }
                if (sentence.isBuffered()) {
                    report.attribute("archive", true);
                }
                if (!report.hasTime()) {
                    report.time(sent, () -> sentence.fields().text(sentence.end()));
                }
                report.elements(frame.receivedAt(), elements, rejections);
            }
        }
        return new Decoding(elements, rejections, sentence.ids(), Checksum.NONE, reply, sent);
    }

    private static List<Report> reports(Sentence sentence) {
        if (sentence.isAcknowledgement()) {
            Report report = new Report();
            report.attribute("result", sentence.fields().text(0));
            return List.of(report);
        }
        if (sentence.old()) {
            return sentence.type().equals("INF") ? List.of() : one(sentence, Event::read);
        }
        return switch (sentence.type()) {
            case "FRI", "ERI" -> FixedReport.read(sentence);
            case "CAN" -> one(sentence, VehicleBus::readCan);
            case "OBD", "OSM" -> one(sentence, VehicleBus::readObd);
            case "INF" -> one(sentence, Information::readInf);
            case "VER" -> one(sentence, Information::readVer);
            case "BAT" -> one(sentence, Information::readBat);
            case "CSQ" -> one(sentence, Information::readCsq);
            case "CID" -> one(sentence, Information::readCid);
            case "GSM" -> one(sentence, Surroundings::readGsm);
            case "LBS" -> one(sentence, Surroundings::readLbs);
            case "WIF" -> one(sentence, Surroundings::readWif);
            case "BAA" -> one(sentence, Accessory::readBaa);
            case "BID" -> one(sentence, Accessory::readBid);
            case "LSA" -> one(sentence, Accessory::readLsa);
            case "IDA" -> one(sentence, Accessory::readIda);
            case "DAR" -> one(sentence, Accessory::readDar);
            case "DTT" -> one(sentence, Accessory::readDtt);
            case "DAT" -> one(sentence, Accessory::readDat);
            case "IGN", "IGF", "VGN", "VGF" -> one(sentence, Event::readIgnition);
            case "LSW", "TSW" -> one(sentence, Event::readSwitch);
            default -> one(sentence, Event::read);
        };
    }

    private static List<Report> one(Sentence sentence, BiConsumer<Sentence, Report> reader) {
        Report report = new Report();
        reader.accept(sentence, report);
        return List.of(report);
    }
}
