package org.tallyman.dialect.llrp;

import java.io.StringReader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Compares two texts in LTK-XML: elements in their order, and values whatever way they are written. */
final class LtkXml {

    private LtkXml() {}

    /** Where the texts differ; empty when they say the same. */
    static List<String> differences(String ours, String theirs) {
        List<String> differences = new ArrayList<>();
        Element mine = root(ours);
        Element yours = root(theirs);
        attribute("MessageID", mine, yours, differences);
        if (yours.hasAttribute("Version")) {
            attribute("Version", mine, yours, differences);
        }
        compare(mine.getTagName(), mine, yours, differences);
        return differences;
    }

    private static Element root(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static void attribute(String name, Element mine, Element yours, List<String> differences) {
        if (!mine.getAttribute(name).equals(yours.getAttribute(name))) {
            differences.add(mine.getTagName() + " " + name + " " + mine.getAttribute(name) + ", not "
                    + yours.getAttribute(name));
        }
    }

    private static void compare(String path, Element mine, Element yours, List<String> differences) {
        if (!mine.getTagName().equals(yours.getTagName())) {
            differences.add(path + " is not " + yours.getTagName());
            return;
        }
        if (yours.hasAttribute("Count")) {
            attribute("Count", mine, yours, differences);
        }
        List<Element> my = children(mine);
        List<Element> your = children(yours);
        if (my.size() != your.size()) {
            differences.add(path + " has " + my.size() + " parts, not " + your.size());
            return;
        }
        if (my.isEmpty()
                && !same(mine.getTextContent().strip(), yours.getTextContent().strip())) {
            differences.add(path + " " + mine.getTextContent() + ", not " + yours.getTextContent());
        }
        for (int i = 0; i < my.size(); i++) {
            compare(path + "/" + my.get(i).getTagName(), my.get(i), your.get(i), differences);
        }
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = element.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    private static boolean same(String mine, String yours) {
        if (mine.equals("true") || mine.equals("false")) {
            return yours.equals(mine) || yours.equals(mine.equals("true") ? "1" : "0");
        }
        if (yours.contains("T") && yours.contains(":") && mine.endsWith("Z")) {
            return OffsetDateTime.parse(mine).isEqual(OffsetDateTime.parse(yours));
        }
        return mine.equalsIgnoreCase(yours);
    }
}
