package org.tallyman.dialect.queclink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Decoding.Checksum;
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
        if (!sentence.isWhole()) {
            Refusal refusal = new Refusal(
                    "length",
                    "report",
                    sentence.fields().toString(),
                    "what it has to say, send time and count number behind the unique id");
            return Decodings.refused(sentence.ids(), refusal);
        }
        @Nullable Instant sent = sentence.fields().time(sentence.end());
        List<Report> reports = reports(sentence);
        for (Report report : reports) {
            if (!sentence.isAcknowledgement()) {
                report.attribute("type", sentence.type());
            }
            if (sentence.isBuffered()) {
                report.attribute("archive", true);
            }
            if (!report.hasTime()) {
                time(sent, sentence, report);
            }
        }
        @Nullable Reply reply = Replies.to(sentence, profile).orElse(null);
        return Decodings.of(reports, frame, sentence.ids(), Checksum.NONE, reply)
                .sent(sent);
    }

    /** A command is answered whatever the device's clock shows. */
    private static void time(@Nullable Instant sent, Sentence sentence, Report report) {
        if (sent != null) {
            report.time(sent);
        } else if (!sentence.isAcknowledgement()) {
            report.noTime(sentence.fields().text(sentence.end()));
        }
    }

    private static List<Report> reports(Sentence sentence) {
        if (sentence.isAcknowledgement() && sentence.type().equals("HBD")) {
            return List.of();
        }
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
