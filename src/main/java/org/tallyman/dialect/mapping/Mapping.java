package org.tallyman.dialect.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallyman.dialect.Decoding;
import org.tallyman.dialect.Frame;
import org.tallyman.dialect.Profile;
import org.tallyman.dialect.Rejection;
import org.tallyman.dialect.Session;
import org.tallyman.dialect.json.JsonLimits;
import org.tallyman.dialect.json.JsonTree;
import org.tallyman.dialect.tallyman.TallymanDialect;
import org.tallyman.ident.Parsed;
import org.tallyman.ident.Refusal;

/** Which places of a message are which members of which observations. Immutable. */
public final class Mapping {

    /** Of its text, in UTF-8. */
    public static final int BYTES_MAX = 65_536;

    /** Of what one message says, as the neutral JSON is written. */
    static final int SAID_BYTES_MAX = 4 * 1024 * 1024;

    private static final int PATHS_TOLD = 10;

    /** Of one character. */
    private static final int UTF_8_BYTES_MAX = 3;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<Rule> rules;
    private final Set<List<String>> places;

    /** @param places the names with which its paths begin, from the message */
    Mapping(List<Rule> rules, Set<List<String>> places) {
        this.rules = List.copyOf(rules);
        this.places = Set.copyOf(places);
    }

    /** Reads a mapping in its own JSON; a refusal names the member as a JSON pointer. */
    public static Parsed<Mapping> read(String text) {
        return read(text, true);
    }

    /** One that was taken when it was written: rules that came later do not judge it, so that what it read is read again. */
    public static Parsed<Mapping> readKept(String text) {
        return read(text, false);
    }

    private static Parsed<Mapping> read(String text, boolean isNew) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > BYTES_MAX) {
            return Parsed.refused("mapping-size", "mapping", bytes.length + " bytes", "has at most " + BYTES_MAX);
        }
        return switch (JsonTree.object(bytes)) {
            case Parsed.Ok<Map<String, Object>>(Map<String, Object> members) -> new MappingReader(isNew).read(members);
            case Parsed.Refused<Map<String, Object>>(Refusal refusal) -> Parsed.refused(refusal);
        };
    }

    /** What a message says by it. Never throws. */
    public Decoding decode(Frame frame) {
        return switch (JsonTree.any(frame.payload())) {
            case Parsed.Refused<Object>(Refusal refusal) -> refused(refusal);
            case Parsed.Ok<Object>(Object message) -> {
                List<Rule.Found> found = found(message, topic(frame));
                yield found.isEmpty() ? refused(nothing(message)) : neutral(found, frame.receivedAt());
            }
        };
    }

    /** What a part of a message says by it; nothing where no rule finds anything. Never throws. */
    public Decoding decode(Object part, Instant receivedAt) {
        List<Rule.Found> found = found(part, List.of());
        return found.isEmpty() ? Decoding.of(List.of(), List.of()) : neutral(found, receivedAt);
    }

    /** Whether it reads what stands under these names, each in that of the one before. */
    public boolean reads(List<String> names) {
        for (int i = 1; i <= names.size(); i++) {
            if (places.contains(names.subList(0, i))) {
                return true;
            }
        }
        return false;
    }

    private Refusal nothing(Object message) {
        List<String> paths = rules.stream()
                .flatMap(rule -> rule.paths().stream())
                .distinct()
                .limit(PATHS_TOLD)
                .toList();
        return new Refusal(
                "mapping",
                "message",
                Rule.shown(message),
                "holds something for a rule of the mapping"
                        + (paths.isEmpty() ? "" : ", at " + String.join(", ", paths)) + "; this one does not");
    }

    private List<Rule.Found> found(Object message, List<String> topic) {
        WholeMessage whole = new WholeMessage(message, topic);
        List<Rule.Found> found = new ArrayList<>();
        // One more than are taken, by which the rest is refused.
        rules.forEach(rule -> rule.read(whole, found, JsonLimits.ELEMENTS + 1));
        return found;
    }

    private static Decoding neutral(List<Rule.Found> found, Instant receivedAt) {
        List<Rejection> rejections = new ArrayList<>();
        List<Rule.Said> said = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            switch (found.get(i)) {
                case Rule.Refused(Refusal refusal) -> rejections.add(new Rejection(i, -1, refusal));
                case Rule.Said one -> {
                    said.add(one);
                    places.add(i);
                }
            }
        }
        if (said.isEmpty()) {
            return Decoding.of(List.of(), rejections);
        }
        byte[] written = written(said);
        if (written.length == 0) {
            return refused(new Refusal(
                    "mapping-size",
                    "message",
                    "",
                    "says at most " + SAID_BYTES_MAX + " bytes of neutral JSON by its mapping"));
        }
        Session neutral = new TallymanDialect().open(Profile.DEFAULT);
        Decoding decoding = neutral.receive(new Frame("", written, receivedAt));
        // Where a part stood in the neutral JSON is no place in the message.
        for (Rejection rejection : decoding.rejections()) {
            rejections.add(new Rejection(
                    places.get(rejection.index()),
                    -1,
                    said.get(rejection.index()).by().placed(rejection.refusal())));
        }
        rejections.sort(Comparator.comparingInt(Rejection::index));
        return decoding.with(decoding.elements(), rejections);
    }

    private static Decoding refused(Refusal refusal) {
        return Decoding.of(List.of(), List.of(new Rejection(0, 0, refusal)));
    }

    /** The levels of an MQTT topic; none of what came over HTTP. */
    private static List<String> topic(Frame frame) {
        return frame.target().isEmpty() || frame.isRequest()
                ? List.of()
                : List.of(frame.target().split("/", -1));
    }

    /** Nothing when it is too much: a long text, or an object, may stand in each observation. */
    private static byte[] written(List<Rule.Said> said) {
        BoundedBytes bytes = new BoundedBytes(SAID_BYTES_MAX);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartArray();
            for (Rule.Said one : said) {
                write(json, one.observation());
            }
            json.writeEndArray();
        } catch (BoundedBytes.FullException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** A value of {@link JsonTree} as JSON again. */
    public static byte[] json(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toByteArray();
    }

    /** The first characters of a value as JSON, and maybe more; the rest of a large one is not written. */
    static String beginning(Object value, int characters) {
        BoundedBytes bytes = new BoundedBytes(characters * UTF_8_BYTES_MAX);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            write(json, value);
        } catch (BoundedBytes.FullException e) {
            return new String(bytes.toByteArray(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return new String(bytes.toByteArray(), UTF_8);
    }

    static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    json.writeFieldName(String.valueOf(member.getKey()));
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Long whole -> json.writeNumber(whole);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            case Boolean yes -> json.writeBoolean(yes);
            case null -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }
}
