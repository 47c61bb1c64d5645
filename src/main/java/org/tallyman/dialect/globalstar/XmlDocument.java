package org.tallyman.dialect.globalstar;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.tallyman.ident.Parsed;

/**
 * A document as a list of flat records, which is what back offices send.
 *
 * @param root the name of the root element
 * @param attributes of the root element, by their names without prefixes
 * @param records for each element called {@code stuMessage} or {@code message}, the texts of the elements in it by
 *     their names
 */
record XmlDocument(String root, Map<String, String> attributes, List<Map<String, String>> records) {

    private static final Set<String> RECORDS = Set.of("stuMessage", "message");
    private static final int RECORDS_MAX = 10_000;
    private static final int VALUES_MAX = 64;
    private static final int TEXT_MAX = 4_096;
    private static final int DEPTH_MAX = 16;
    private static final String SYNTAX = "well-formed XML in UTF-8 without document type and entities (XML 1.0)";

    /** No document type, no entities but the five of XML itself, nothing from elsewhere. */
    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is read from elsewhere");
        });
        return factory;
    }

    static Parsed<XmlDocument> read(byte[] bytes) {
        try {
            // Decoded here, for the parser of the JDK writes on the console what it cannot decode.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
            try {
                return new Reading(reader).read();
            } finally {
                reader.close();
            }
        } catch (CharacterCodingException | XMLStreamException | RuntimeException e) {
            // Some broken documents make the parser of the JDK throw what it does not declare.
            return refused("xml-syntax", SYNTAX);
        }
    }

    private static Parsed<XmlDocument> refused(String code, String rule) {
        return Parsed.refused(code, "XML", "", rule);
    }

    /** Reading of one document. */
    private static final class Reading {

        private final XMLStreamReader reader;
        private final List<Map<String, String>> records = new ArrayList<>();
        private final Map<String, String> attributes = new HashMap<>();
        private final StringBuilder text = new StringBuilder();
        private String root = "";
        private @Nullable Map<String, String> current;
        private int depth;

        Reading(XMLStreamReader reader) {
            this.reader = reader;
        }

        Parsed<XmlDocument> read() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return refused("xml-syntax", SYNTAX);
                    }
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (current != null && text.length() < TEXT_MAX) {
                            text.append(reader.getText());
                        }
                    }
                    default -> {
                        // Comments and the like.
                    }
                }
                if (depth > DEPTH_MAX || records.size() > RECORDS_MAX) {
                    return refused(
                            "xml-limit", "at most " + RECORDS_MAX + " messages, nested at most " + DEPTH_MAX + " deep");
                }
            }
            return Parsed.ok(new XmlDocument(root, attributes, records));
        }

        private void start() {
            String name = reader.getLocalName();
            if (depth++ == 0) {
                root = name;
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                }
            } else if (RECORDS.contains(name)) {
                current = new HashMap<>();
            }
            text.setLength(0);
        }

        private void end() {
            depth--;
            String name = reader.getLocalName();
            if (current != null && RECORDS.contains(name)) {
                records.add(current);
                current = null;
            } else if (current != null && current.size() < VALUES_MAX) {
                current.putIfAbsent(name, text.toString().strip());
            }
            text.setLength(0);
        }
    }
}
